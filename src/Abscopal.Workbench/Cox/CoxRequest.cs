using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Cox;

/// <summary>What is asked of a Cox regression of a file.</summary>
public sealed record CoxRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Which columns hold what; the covariates are its further columns.</summary>
    public required SurvivalColumns Columns { get; init; }

    /// <summary>The covariates that are taken as factors though their values are numbers.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>Ties, level, limits, variance.</summary>
    public CoxOptions Options { get; init; } = new();
}
