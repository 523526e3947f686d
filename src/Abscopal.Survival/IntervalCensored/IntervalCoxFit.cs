using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>Proportional hazards fitted to interval-censored times with a baseline that jumps.</summary>
/// <param name="CoefficientNames">The names of the covariates.</param>
/// <param name="Coefficients">The log hazard ratios.</param>
/// <param name="StandardErrors">From the profile likelihood; not estimable when its curvature is not positive.</param>
/// <param name="Limits">Wald limits of the coefficients.</param>
/// <param name="JumpTimes">Where the cumulative baseline hazard jumps: upper ends of innermost intervals.</param>
/// <param name="Jumps">By how much, for covariates of 0.</param>
/// <param name="LogLikelihood">The maximum of the log-likelihood.</param>
/// <param name="Iterations">The EM steps.</param>
/// <param name="Converged">Whether the coefficients stood still to 1e-10.</param>
public sealed record IntervalCoxFit(
    ImmutableArray<string> CoefficientNames,
    ImmutableArray<double> Coefficients,
    ImmutableArray<Estimate> StandardErrors,
    ImmutableArray<Interval> Limits,
    ImmutableArray<double> JumpTimes,
    ImmutableArray<double> Jumps,
    double LogLikelihood,
    int Iterations,
    bool Converged);
