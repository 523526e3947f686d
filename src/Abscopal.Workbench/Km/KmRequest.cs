using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Km;

/// <summary>What is asked of a Kaplan-Meier analysis of a file.</summary>
public sealed record KmRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Which columns hold what.</summary>
    public required SurvivalColumns Columns { get; init; }

    /// <summary>Level, limits and conventions.</summary>
    public KaplanMeierOptions Options { get; init; } = new();

    /// <summary>The times at which rates are wanted, in the unit of the file.</summary>
    public IReadOnlyList<double> At { get; init; } = [];
}
