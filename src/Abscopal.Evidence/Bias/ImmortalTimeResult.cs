using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>How large a benefit a treatment without any effect would show.</summary>
public sealed record ImmortalTimeResult
{
    /// <summary>What was asked for.</summary>
    public required ImmortalTimeOptions Options { get; init; }

    /// <summary>The simulations with an estimable naive ratio.</summary>
    public required int Estimable { get; init; }

    /// <summary>The simulations left out because fewer survivors were left than subjects treated.</summary>
    public required int Infeasible { get; init; }

    /// <summary>The median of the hazard ratios of ever against never treated, from time zero.</summary>
    public required Estimate NaiveRatio { get; init; }

    /// <summary>The limits that hold the stated share of those ratios.</summary>
    public required Interval NaiveRatioLimits { get; init; }

    /// <summary>The share of those ratios below 1; one half would be fair.</summary>
    public required Estimate ShareBelowOne { get; init; }

    /// <summary>The median difference in survival at the landmark, ever minus never treated.</summary>
    public required Estimate NaiveLandmarkDifference { get; init; }

    /// <summary>The median of the ratios when treatment counts only from the day it was given: near 1 where the gate is the outcome itself, and below 1 where being free of the gate foretells it.</summary>
    public required Estimate TimeDependentRatio { get; init; }

    /// <summary>The mean months that the treated could not have died in.</summary>
    public required Estimate ImmortalMonths { get; init; }
}
