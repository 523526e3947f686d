using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Rmst;

/// <summary>What is asked of restricted means.</summary>
public sealed record RmstRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Which columns hold what.</summary>
    public required SurvivalColumns Columns { get; init; }

    /// <summary>The horizon and the level.</summary>
    public RestrictedMeanOptions Options { get; init; } = new();
}
