using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bounds;

/// <summary>One arm of known patients, printed with the figures that are asked for.</summary>
internal sealed record PrintedArm(int[] Days, bool[] Events, CohortOptions Options)
{
    private static readonly DateOnly CutOff = new(2025, 5, 27);

    public PrintedUnit Unit { get; init; } = PrintedUnit.Months;

    public decimal[] Landmarks { get; init; } = [];

    public bool LandmarkLimits { get; init; }

    public bool Median { get; init; }

    public bool FollowUp { get; init; }

    public bool PrintsEvents { get; init; } = true;

    public decimal[] Columns { get; init; } = [];

    public bool Censored { get; init; }

    public int? LastDay { get; init; }

    public PublishedStudy ToStudy()
    {
        double unit = Unit == PrintedUnit.Days ? 1 : Months.DaysPerMonth;
        SurvivalData data = SurvivalData.FromDays(Days, Events).InUnitsOf(unit, Unit == PrintedUnit.Days ? TimeUnit.Days : TimeUnit.Months);
        var km = new KaplanMeierOptions { IntervalType = Options.IntervalType, Plateau = Options.Plateau, Crossing = Options.Crossing };
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, km);
        var endpoint = new PublishedEndpoint
        {
            Id = "OS",
            Source = "s",
            Events = PrintsEvents ? Events.Count(e => e) : null,
            Quantiles = Median ? [Quantile(curve.Median)] : [],
            FollowUp = FollowUp && KaplanMeier.EstimateFollowUp(data, km).Median is { Estimate.IsEstimated: true } q ? Quantile(q) : null,
            Landmarks = [.. Landmarks.Select(t => curve.At((double)t)).Where(r => r.Survival.IsEstimated && Days.Any(d => d >= r.Time * unit)).Select(Landmark)],
            AtRisk = Columns.Length == 0 ? null : new PublishedAtRisk
            {
                Times = [.. Columns],
                Counts = [.. Columns.Select(t => Days.Count(d => d >= (double)t * unit))],
                CumulativeCensored = Censored ? [.. Columns.Select(t => Days.Where((d, i) => !Events[i] && d < (double)t * unit).Count())] : [],
                Source = "s",
            },
        };
        var study = new PublishedStudy { Id = "known", Title = "Known", Sources = [], TimeUnit = Unit, Arms = [new PublishedArm { Id = "a", Label = "A", N = Days.Length, Endpoints = [endpoint] }] };
        return LastDay is { } last ? study with { DataCutOff = CutOff, EnrolmentFirst = CutOff.AddDays(-last), EnrolmentLast = CutOff } : study;
    }

    private PublishedLandmark Landmark(LandmarkRate rate) => new()
    {
        Time = (decimal)rate.Time,
        Survival = Percent(rate.Survival)!,
        Lower = LandmarkLimits ? Percent(rate.Limits.Lower) : null,
        Upper = LandmarkLimits ? Percent(rate.Limits.Upper) : null,
        Level = 0.95m,
        Source = "s",
    };

    private PublishedQuantile Quantile(SurvivalQuantile q) => new()
    {
        Probability = 0.5m,
        Estimate = Time(q.Estimate),
        EstimateNotReached = !q.Estimate.IsEstimated,
        Lower = Time(q.Lower),
        Upper = Time(q.Upper),
        UpperNotReached = !q.Upper.IsEstimated,
        Level = 0.95m,
        Source = "s",
    };

    private static Printed? Percent(Estimate estimate) => estimate.IsEstimated ? Printed.Parse((100 * estimate.Value).ToString("0.0", CultureInfo.InvariantCulture) + "%") : null;

    private Printed? Time(Estimate estimate) => estimate.IsEstimated ? Printed.Parse(estimate.Value.ToString("0.0", CultureInfo.InvariantCulture), Unit) : null;
}
