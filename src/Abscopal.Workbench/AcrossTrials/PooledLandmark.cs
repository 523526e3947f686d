using System.Collections.Immutable;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Pooling;
using Abscopal.Study;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Survival at a landmark in the control arms of a group, pooled on the logit scale.</summary>
/// <param name="Group">The group; null for all trials.</param>
/// <param name="Time">Months.</param>
/// <param name="Trials">Each control arm, on the logit scale, with sampling and reconstruction in its standard error.</param>
/// <param name="Pooled">By random effects with limits of Hartung and Knapp.</param>
/// <param name="Bayesian">With the stated prior on the deviation between trials.</param>
/// <param name="Own">The study's own, on the logit scale.</param>
public sealed record PooledLandmark(Words? Group, double Time, ImmutableArray<TrialEstimate> Trials, RandomEffectsResult Pooled, BayesianPoolingResult Bayesian, ImputedEstimate Own);
