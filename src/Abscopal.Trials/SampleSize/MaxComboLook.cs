namespace Abscopal.Trials.SampleSize;

/// <summary>An analysis at which the largest of one or more weighted log-rank statistics is compared with a bound.</summary>
/// <param name="Time">The calendar time.</param>
/// <param name="Weights">The weights of the statistics.</param>
/// <param name="CumulativeAlpha">The one-sided error spent up to this look.</param>
public sealed record MaxComboLook(double Time, IReadOnlyList<EventWeight> Weights, double CumulativeAlpha);
