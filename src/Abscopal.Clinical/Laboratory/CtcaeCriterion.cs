namespace Abscopal.Clinical.Laboratory;

/// <summary>The grades of one adverse event of CTCAE that is read from a laboratory value.</summary>
/// <param name="Test">LBTESTCD of the test.</param>
/// <param name="Direction">On which side of normal it lies.</param>
/// <param name="Term">The term of CTCAE version 5.0.</param>
public abstract record CtcaeCriterion(string Test, ToxicityDirection Direction, string Term)
{
    /// <summary>The grade of a value, 0 for none; null where a limit, a baseline or a known unit is missing without which it cannot be told.</summary>
    /// <param name="value">The value.</param>
    public abstract int? Grade(LaboratoryValue value);

    private protected static int Above(decimal value, GradeBound[] bounds, int beyond)
    {
        foreach (GradeBound bound in bounds)
        {
            if (value <= bound.Bound) return bound.Grade;
        }

        return beyond;
    }

    private protected static int Below(decimal value, GradeBound[] bounds, int beyond)
    {
        foreach (GradeBound bound in bounds)
        {
            if (value >= bound.Bound) return bound.Grade;
        }

        return beyond;
    }
}
