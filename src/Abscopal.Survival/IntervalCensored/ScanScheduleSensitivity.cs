namespace Abscopal.Survival;

/// <summary>How a median moves with the date that progression between two scans is given.</summary>
/// <remarks>
/// The usual date is the scan that shows it, the right end, which makes every median late by up to a scan interval
/// (Panageas and others, J. Natl. Cancer Inst. 99 (2007) 428-432). Turnbull's estimate gives no date at all.
/// </remarks>
public static class ScanScheduleSensitivity
{
    /// <summary>The median under each convention.</summary>
    /// <param name="data">Progression intervals; equal ends for exact dates such as deaths.</param>
    /// <param name="options">Level and conventions of the Kaplan-Meier medians.</param>
    public static ScanScheduleResult Assess(IntervalCensoredData data, KaplanMeierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        TurnbullCurve turnbull = Turnbull.Estimate(data);
        return new ScanScheduleResult(
            MedianAt(data, 1, options),
            MedianAt(data, 0.5, options),
            MedianAt(data, 0, options),
            turnbull,
            turnbull.Quantile(0.5));
    }

    private static SurvivalQuantile MedianAt(IntervalCensoredData data, double share, KaplanMeierOptions? options)
    {
        double[] times = new double[data.Count];
        bool[] events = new bool[data.Count];
        for (int i = 0; i < times.Length; i++)
        {
            events[i] = double.IsFinite(data.Upper[i]);
            times[i] = events[i] ? data.Lower[i] + (share * (data.Upper[i] - data.Lower[i])) : data.Lower[i];
        }

        return KaplanMeier.Estimate(SurvivalData.FromTimes(times, events, unit: data.Unit), options).Median;
    }
}
