using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Pooling;
using Abscopal.Survival;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Survival at a landmark of an arm on the logit scale, over the data sets drawn of it.</summary>
public static class ControlRates
{
    /// <summary>The logit of survival with sampling and reconstruction in its variance.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="time">Months.</param>
    /// <param name="level">The confidence level.</param>
    public static ImputedEstimate Logit(TrialArm arm, double time, double level)
    {
        ArgumentNullException.ThrowIfNull(arm);
        var values = new List<Estimate>();
        var errors = new List<Estimate>();
        foreach (ArmSample draw in arm.Draws)
        {
            SurvivalData data = SurvivalData.FromTimes(draw.Times.AsSpan(), draw.Events.AsSpan(), NearTieRule.Roundoff, TimeUnit.Months);
            LandmarkRate at = KaplanMeier.Estimate(data).At(time);
            bool inside = at.Survival is { IsEstimated: true, Value: > 0 and < 1 } && at.StandardError.IsEstimated;
            double s = inside ? at.Survival.Value : 0.5;
            values.Add(inside ? Estimate.Of(Math.Log(s / (1 - s))) : Estimate.NotEstimable);
            errors.Add(inside ? Estimate.Of(at.StandardError.Value / (s * (1 - s))) : Estimate.NotEstimable);
        }

        return MultipleImputation.Combine(values, errors, level, double.PositiveInfinity);
    }

    /// <summary>What an arm says at a landmark, ready for pooling; null without an estimate.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="time">Months.</param>
    /// <param name="level">The confidence level.</param>
    public static TrialEstimate? OnLogit(TrialArm arm, double time, double level) =>
        Logit(arm, time, level) is { Value.IsEstimated: true, StandardError.Value: > 0 } logit
            ? new TrialEstimate(arm.Study.Title.English, PoolingScale.LogitLandmark, logit.Value.Value, logit.StandardError.Value)
            : null;

    /// <summary>The rate of a logit.</summary>
    /// <param name="logit">The logit.</param>
    public static Estimate Rate(Estimate logit) => logit.Map(x => 1 / (1 + Math.Exp(-x)));

    /// <summary>The rates of limits.</summary>
    /// <param name="limits">The limits of a logit.</param>
    public static Interval Rate(Interval limits) => new(Rate(limits.Lower), Rate(limits.Upper));
}
