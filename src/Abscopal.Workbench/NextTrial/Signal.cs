using Abscopal.Numerics.Distributions;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.NextTrial;

/// <summary>What a single arm seems to say of an effect, beside a published control: an unadjusted cross-trial contrast.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Median">The arm's printed median.</param>
/// <param name="ControlMedian">The control's printed median.</param>
/// <param name="ControlLabel">Which trial the control is from.</param>
/// <param name="Effect">The logarithm of the ratio of the medians: minus the log hazard ratio if both were exponential.</param>
/// <param name="Error">Its standard error, from the printed intervals or the events, whichever is larger.</param>
/// <param name="Bar">What the effect had to exceed for the arm's lower limit to lie above the control's median.</param>
/// <remarks>
/// An exponential fit has variance 1 / events of the log median; the median itself is known less well, which the printed
/// interval tells: Kundu, arXiv 2102.13550.
/// </remarks>
public sealed record Signal(string Endpoint, double Median, double ControlMedian, string ControlLabel, double Effect, double Error, double Bar)
{
    /// <summary>The signal of an arm, or null where it printed no median, no interval and no events, or is no better than the control.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="control">The control.</param>
    /// <param name="controlLabel">Which trial the control is from.</param>
    /// <param name="endpoint">The endpoint, for example OS.</param>
    public static Signal? Of(PublishedArm arm, PublishedArm control, string controlLabel, string endpoint)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(control);
        if (arm.Endpoint(endpoint) is not { Median.Estimate: { } own } mine || control.Endpoint(endpoint) is not { Median.Estimate: { } other } theirs) return null;
        if (Deviation(mine) is not { } error || Deviation(theirs) is not { } controlError) return null;
        double effect = Math.Log((double)own.Value / (double)other.Value);
        double bar = Normal.UpperQuantile(0.5 * (1 - (double)(mine.Median!.Level ?? 0.95m))) * error;
        return effect > bar ? new Signal(endpoint, (double)own.Value, (double)other.Value, controlLabel, effect, Math.Sqrt((error * error) + (controlError * controlError)), bar) : null;
    }

    private static double? Deviation(PublishedEndpoint endpoint)
    {
        double? byEvents = endpoint.Events is > 0 and { } events ? 1 / Math.Sqrt(events) : null;
        if (endpoint.Median is not { Lower: { } lower, Upper: { } upper } median || lower.Value <= 0) return byEvents;
        double byLimits = Math.Log((double)upper.Value / (double)lower.Value) / (2 * Normal.UpperQuantile(0.5 * (1 - (double)(median.Level ?? 0.95m))));
        return Math.Max(byLimits, byEvents ?? 0);
    }
}
