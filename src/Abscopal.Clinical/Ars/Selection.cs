using System.Collections.Immutable;

namespace Abscopal.Clinical.Ars;

/// <summary>A condition on subjects or records.</summary>
public abstract record Selection
{
    private Selection()
    {
    }

    /// <summary>A condition on one variable.</summary>
    /// <param name="Dataset">The dataset; a condition on ADSL is one on the subject of a record.</param>
    /// <param name="Variable">The variable.</param>
    /// <param name="Comparator">EQ, NE, GT, GE, LT, LE, IN or NOTIN.</param>
    /// <param name="Values">What it is compared with.</param>
    public sealed record Condition(string Dataset, string Variable, string Comparator, ImmutableArray<string> Values) : Selection;

    /// <summary>Conditions that all, that any, or that none may hold.</summary>
    /// <param name="Operator">AND, OR or NOT.</param>
    /// <param name="Parts">The conditions.</param>
    public sealed record Compound(string Operator, ImmutableArray<Selection> Parts) : Selection;
}
