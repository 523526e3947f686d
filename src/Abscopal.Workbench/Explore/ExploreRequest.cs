using Abscopal.Biology.Prediction;

namespace Abscopal.Workbench.Explore;

/// <summary>What is asked of a regimen.</summary>
public sealed record ExploreRequest
{
    /// <summary>The regimen file.</summary>
    public required string Path { get; init; }

    /// <summary>An ensemble file; null for the one that ships.</summary>
    public string? Ensemble { get; init; }

    /// <summary>Seed, subjects, level, threads.</summary>
    public PredictionOptions Options { get; init; } = new();
}
