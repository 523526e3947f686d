using Abscopal.Numerics.Distributions;

namespace Abscopal.Evidence.Pooling;

/// <summary>What one trial says, on the scale of pooling.</summary>
/// <param name="Trial">The name of the trial.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Value">The estimate on that scale.</param>
/// <param name="StandardError">Its standard error, positive.</param>
public sealed record TrialEstimate(string Trial, PoolingScale Scale, double Value, double StandardError)
{
    /// <summary>From a ratio and its printed limits.</summary>
    /// <param name="trial">The name of the trial.</param>
    /// <param name="ratio">The hazard ratio.</param>
    /// <param name="lower">Its lower limit.</param>
    /// <param name="upper">Its upper limit.</param>
    /// <param name="level">The confidence level of the limits.</param>
    /// <remarks>The standard error is the width of the log limits over twice the normal quantile.</remarks>
    /// <exception cref="EvidenceInputException">A number is not positive, or the limits do not hold the estimate.</exception>
    public static TrialEstimate FromHazardRatio(string trial, double ratio, double lower, double upper, double level = 0.95) =>
        FromLimits(trial, PoolingScale.LogHazardRatio, ratio, lower, upper, level, Math.Log);

    /// <summary>From a median and its printed limits.</summary>
    /// <param name="trial">The name of the trial.</param>
    /// <param name="median">Months.</param>
    /// <param name="lower">Its lower limit, months.</param>
    /// <param name="upper">Its upper limit, months.</param>
    /// <param name="level">The confidence level of the limits.</param>
    /// <exception cref="EvidenceInputException">A number is not positive, or the limits do not hold the estimate.</exception>
    public static TrialEstimate FromMedian(string trial, double median, double lower, double upper, double level = 0.95) =>
        FromLimits(trial, PoolingScale.LogMedian, median, lower, upper, level, Math.Log);

    /// <summary>From survival at a landmark and its printed limits.</summary>
    /// <param name="trial">The name of the trial.</param>
    /// <param name="rate">Strictly between 0 and 1.</param>
    /// <param name="lower">Its lower limit, strictly between 0 and 1.</param>
    /// <param name="upper">Its upper limit, strictly between 0 and 1.</param>
    /// <param name="level">The confidence level of the limits.</param>
    /// <exception cref="EvidenceInputException">A number is out of range, or the limits do not hold the estimate.</exception>
    public static TrialEstimate FromLandmark(string trial, double rate, double lower, double upper, double level = 0.95) =>
        FromLimits(trial, PoolingScale.LogitLandmark, rate, lower, upper, level, Logit);

    /// <summary>From survival at a landmark and its standard error, by the delta method.</summary>
    /// <param name="trial">The name of the trial.</param>
    /// <param name="rate">Strictly between 0 and 1.</param>
    /// <param name="standardError">Of the rate itself.</param>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public static TrialEstimate FromLandmark(string trial, double rate, double standardError)
    {
        if (!(rate > 0 && rate < 1)) throw new EvidenceInputException($"{trial}: the rate {rate:R} must lie strictly between 0 and 1");
        EvidenceInputException.ThrowIfNotPositive(standardError, $"{trial}: the standard error");
        return new TrialEstimate(trial, PoolingScale.LogitLandmark, Logit(rate), standardError / (rate * (1 - rate)));
    }

    /// <summary>From events and time under observation, of an exponential time.</summary>
    /// <param name="trial">The name of the trial.</param>
    /// <param name="events">The number of events, at least 1.</param>
    /// <param name="months">The time under observation of all subjects.</param>
    /// <exception cref="EvidenceInputException">A number is out of range.</exception>
    public static TrialEstimate FromEvents(string trial, int events, double months)
    {
        if (events < 1) throw new EvidenceInputException($"{trial}: {events} events; a hazard needs at least 1");
        EvidenceInputException.ThrowIfNotPositive(months, $"{trial}: the time under observation");
        return new TrialEstimate(trial, PoolingScale.LogHazard, Math.Log(events / months), 1 / Math.Sqrt(events));
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static TrialEstimate FromLimits(
        string trial, PoolingScale scale, double value, double lower, double upper, double level, Func<double, double> change)
    {
        EvidenceInputException.ThrowIfNotLevel(level);
        double most = scale == PoolingScale.LogitLandmark ? 1 : double.PositiveInfinity;
        if (!(0 < lower && lower <= value && value <= upper && upper < most && lower < upper))
            throw new EvidenceInputException($"{trial}: estimate {value:R} with limits {lower:R} and {upper:R}; it must be 0 < lower <= estimate <= upper < {most:R}");
        double width = change(upper) - change(lower);
        return new TrialEstimate(trial, scale, change(value), width / (2 * Normal.UpperQuantile(0.5 * (1 - level))));
    }
}
