using System.Collections.Immutable;
using Abscopal.Evidence.Bias;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A pooled ratio standardised for the factors of prognosis that were printed.</summary>
/// <param name="Result">The standardised ratio; null where no factor was printed on both sides.</param>
/// <param name="Used">The factors that it stands for.</param>
/// <param name="Unprinted">The factors that the study did not print, with how far they could move the ratio.</param>
/// <param name="LeftOut">The keys of factors that one of the pooled arms did not print.</param>
public sealed record StandardisedRatio(CaseMixResult? Result, ImmutableArray<PrognosticRatio> Used, ImmutableArray<UnprintedFactor> Unprinted, ImmutableArray<string> LeftOut);
