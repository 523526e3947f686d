namespace Abscopal.Clinical.Recist;

/// <summary>The target lesions of a visit, judged.</summary>
/// <param name="Sum">The sum of diameters in mm over the lesions that were measured; null when none was.</param>
/// <param name="Baseline">The sum at baseline, mm.</param>
/// <param name="Nadir">The smallest sum before this visit, baseline included, mm.</param>
/// <param name="Missing">The lesions of baseline that were not measured.</param>
/// <param name="Response">The response of the target lesions.</param>
public readonly record struct TargetAssessment(decimal? Sum, decimal Baseline, decimal Nadir, int Missing, Response Response)
{
    /// <summary>Change of the sum from baseline in per cent; null when a lesion is missing or baseline is 0.</summary>
    public decimal? PercentFromBaseline => Missing == 0 && Sum is { } sum && Baseline > 0 ? 100 * (sum - Baseline) / Baseline : null;

    /// <summary>Change of the sum from the nadir in per cent; null when a lesion is missing or the nadir is 0.</summary>
    public decimal? PercentFromNadir => Missing == 0 && Sum is { } sum && Nadir > 0 ? 100 * (sum - Nadir) / Nadir : null;
}
