using System.Collections.Immutable;

namespace Abscopal.Clinical.Ars;

/// <summary>A variable that results are split by.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Name">The name.</param>
/// <param name="Dataset">The dataset of the variable.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Groups">The groups; empty where every value of the data is one.</param>
public sealed record Grouping(string Id, string Name, string Dataset, string Variable, ImmutableArray<NamedSelection> Groups)
{
    /// <summary>Whether every value of the data is a group.</summary>
    public bool IsDataDriven => Groups.IsEmpty;
}
