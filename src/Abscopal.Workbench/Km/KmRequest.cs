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

    /// <summary>The shape of a band that holds the whole curve; null for none.</summary>
    public ConfidenceBandKind? Band { get; init; }

    /// <summary>Whether limits are exact for small samples (beta product) instead of those of the variance.</summary>
    public bool Exact { get; init; }

    /// <summary>Whether exact limits are shortened by half the probability of the observed (mid-p).</summary>
    public bool MidP { get; init; }

    /// <summary>The times at which rates are wanted, in the unit of the file.</summary>
    public IReadOnlyList<double> At { get; init; } = [];
}
