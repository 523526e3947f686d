namespace Abscopal.Clinical.Laboratory;

/// <summary>Grades that begin at a limit of normal and part at values fixed for a unit.</summary>
internal sealed record FixedCriterion(string Test, ToxicityDirection Direction, string Term, int Beyond, params (string Unit, GradeBound[] Bounds)[] Units) : CtcaeCriterion(Test, Direction, Term)
{
    public override int? Grade(LaboratoryValue value)
    {
        (decimal number, string unit) = CountUnit.Of(value.Value, value.Unit);
        (decimal? limit, _) = CountUnit.Of(Direction == ToxicityDirection.Low ? value.LowerLimit : value.UpperLimit, value.Unit);
        int known = Array.FindIndex(Units, u => string.Equals(u.Unit, unit, StringComparison.OrdinalIgnoreCase));
        if (known < 0) return null;
        GradeBound[] bounds = Units[known].Bounds;
        // Beyond the bound of the mildest grade the limit of normal decides nothing.
        int grade = Direction == ToxicityDirection.Low ? Below(number, bounds, Beyond) : Above(number, bounds, Beyond);
        if (bounds[0].Grade == 0 || grade > bounds[0].Grade) return grade;
        if (limit is not { } normal) return null;
        return (Direction == ToxicityDirection.Low ? number < normal : number > normal) ? grade : 0;
    }
}
