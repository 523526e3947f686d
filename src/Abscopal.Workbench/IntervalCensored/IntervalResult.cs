using Abscopal.Survival;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>The analysis of interval-censored times.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Cox">The proportional hazards model, or null when no covariates were named.</param>
public sealed record IntervalResult(IntervalRequest Request, IReadOnlyList<IntervalGroup> Groups, IntervalCoxFit? Cox);
