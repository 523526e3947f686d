using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Matching;

/// <summary>Weights that make the subjects of one trial look like the other trial, in the covariates matched.</summary>
public sealed record MatchingResult
{
    /// <summary>What was asked for.</summary>
    public required ImmutableArray<MatchingTarget> Targets { get; init; }

    /// <summary>What it came to.</summary>
    public required MatchingOutcome Outcome { get; init; }

    /// <summary>The weights, summing to the number of subjects; empty unless balanced.</summary>
    public ImmutableArray<double> Weights { get; init; } = [];

    /// <summary>The squared sum of weights over the sum of squares.</summary>
    public Estimate EffectiveSampleSize { get; init; } = Estimate.NotEstimable;

    /// <summary>The share of the largest weight in the sum.</summary>
    public Estimate LargestShare { get; init; } = Estimate.NotEstimable;

    /// <summary>The balance table: a line for each matched moment.</summary>
    public required ImmutableArray<MatchingBalance> Balance { get; init; }

    /// <summary>
    /// Where matching cannot be: a combination of the lines of the balance table that is on one side of its target for
    /// every subject. It is the proof. Empty otherwise.
    /// </summary>
    public ImmutableArray<double> SeparatingDirection { get; init; } = [];
}
