using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>Every figure of the comparison of one pair of data sets, each with its standard error.</summary>
internal sealed record SetFit(
    TwoGroupCoxFit Ratio,
    (Estimate Value, Estimate Error) LogHazardRatio,
    (Estimate Value, Estimate Error) RestrictedMean,
    (Estimate Value, Estimate Error)[] Landmarks,
    (Estimate Value, Estimate Error)[] Periods)
{
    public static SetFit Of(ArmSample treatment, ArmSample control, ComparisonOptions options, double horizon)
    {
        var cox = new TwoGroupCox(treatment, control);
        SurvivalData a = treatment.ToSurvivalData();
        SurvivalData b = control.ToSurvivalData();
        var meanOptions = new RestrictedMeanOptions { Level = options.Level, Horizon = horizon };
        Contrast mean = Survival.RestrictedMean.Compare(
            Survival.RestrictedMean.Estimate(a, meanOptions), Survival.RestrictedMean.Estimate(b, meanOptions)).Difference;
        var curveOptions = new KaplanMeierOptions { Level = options.Level };
        KaplanMeierCurve first = KaplanMeier.Estimate(a, curveOptions);
        KaplanMeierCurve second = KaplanMeier.Estimate(b, curveOptions);
        TwoGroupCoxFit ratio = cox.Fit(0, double.PositiveInfinity);
        return new SetFit(
            ratio,
            ratio.Figure(options.Variance),
            (mean.Value, mean.StandardError),
            [.. options.Landmarks.Select(t => Landmark(first, second, t))],
            [.. Enumerable.Range(0, options.Cuts.Length + 1).Select(k => Period(cox, options, k))]);
    }

    private static (Estimate Value, Estimate Error) Landmark(KaplanMeierCurve first, KaplanMeierCurve second, double time)
    {
        Contrast difference = LandmarkContrast.Compare(first, second, time).Difference;
        return (difference.Value, difference.StandardError);
    }

    private static (Estimate Value, Estimate Error) Period(TwoGroupCox cox, ComparisonOptions options, int k)
    {
        double from = k == 0 ? 0 : options.Cuts[k - 1];
        double to = k == options.Cuts.Length ? double.PositiveInfinity : options.Cuts[k];
        return cox.Fit(from, to).Figure(options.Variance);
    }
}
