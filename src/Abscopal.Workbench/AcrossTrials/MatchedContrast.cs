using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Matching;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A matching-adjusted comparison: the study's patients weighted to look like the other arm.</summary>
/// <param name="Matching">The weights, what they are worth and the balance; null where the arm printed none of the covariates.</param>
/// <param name="NotPrinted">The keys of the covariates that the arm did not print.</param>
/// <param name="Comparison">The weighted comparison, variances robust with the weights taken as known; null unless balanced.</param>
/// <param name="EValue">How strong a factor that was not matched must still be; null without an estimable ratio.</param>
public sealed record MatchedContrast(MatchingResult? Matching, ImmutableArray<string> NotPrinted, ArmComparisonResult? Comparison, EValueResult? EValue);
