using System.Globalization;
using Abscopal.Evidence.Comparison;
using Abscopal.Numerics.Random;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.LongChecks;

/// <summary>A two-arm trial of true patients, printed as journals print larger trials: rows at risk, rates with limits, a ratio with its p-value.</summary>
internal static class SimulatedTrial
{
    private const int AccrualDays = 500;

    public static PublishedStudy Draw(int number)
    {
        var random = new RandomStream(1, new StreamAddress(0x4C4F4E48, (uint)number, 0));
        double median = 150 + (random.NextUniform() * 500), ratio = 0.5 + (0.7 * random.NextUniform()), loss = 0.3 * random.NextUniform();
        int type = random.NextInt32(5), step = 1 + random.NextInt32(4);
        double level = random.NextInt32(4) == 0 ? 0.8 : 0.95;
        (int[] Days, bool[] Events)[] arms = [Patients(median / ratio, loss, ref random), Patients(median, loss, ref random)];
        PublishedArm[] printed = [.. arms.Select((a, i) => Print(i == 0 ? "new" : "old", a.Days, a.Events, level, (ConfidenceIntervalType)type, step, number))];
        return new PublishedStudy
        {
            Id = "simulated",
            Title = "Simulated",
            Sources = [],
            TimeUnit = PrintedUnit.Months,
            DataCutOff = SimulatedStudy.CutOff,
            EnrolmentFirst = SimulatedStudy.First,
            EnrolmentLast = SimulatedStudy.First.AddDays(AccrualDays - 1),
            Arms = [.. printed],
            Contrasts = [Contrast(arms)],
        };
    }

    private static (int[] Days, bool[] Events) Patients(double median, double loss, ref RandomStream random) =>
        SimulatedStudy.Patients(70 + random.NextInt32(230), AccrualDays, median, loss, ref random);

    private static PublishedArm Print(string id, int[] days, bool[] events, double level, ConfidenceIntervalType type, int step, int number)
    {
        SurvivalData data = SurvivalData.FromDays(days, events).InUnitsOf(Months.DaysPerMonth, TimeUnit.Months);
        var options = new KaplanMeierOptions { Level = level, IntervalType = type };
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, options);
        int dead = events.Count(e => e);
        // Every other trial prints the censored too; half of them count those at risk just before the time, half just after.
        int last = 1 + (int)(days.Max() / (step * Months.DaysPerMonth));
        decimal[] times = [.. Enumerable.Range(0, last + 1).Select(k => (decimal)(k * step))];
        bool after = number % 4 >= 2;
        bool Left(int day, decimal t) => t == 0 || (after ? day > (double)t * Months.DaysPerMonth : day >= (double)t * Months.DaysPerMonth);
        var endpoint = new PublishedEndpoint
        {
            Id = "OS",
            Events = dead,
            EventsPercent = Percent((double)dead / days.Length),
            Quantiles = [SimulatedStudy.Quantile(curve.Median, level)],
            FollowUp = KaplanMeier.EstimateFollowUp(data, options).Median is { Estimate.IsEstimated: true } followUp ? SimulatedStudy.Quantile(followUp, level) : null,
            Landmarks = [.. new[] { 6, 12, 16, 24 }.Where(t => curve.At(t).Survival.IsEstimated).Select(t => Landmark(curve.At(t), level))],
            AtRisk = new PublishedAtRisk
            {
                Times = [.. times],
                Counts = [.. times.Select(t => days.Count(d => Left(d, t)))],
                CumulativeCensored = number % 2 == 0 ? [.. times.Select(t => Enumerable.Range(0, days.Length).Count(i => !events[i] && !Left(days[i], t)))] : [],
                Source = "x",
            },
            Source = "x",
        };
        return new PublishedArm { Id = id, Label = id, N = days.Length, Endpoints = [endpoint] };
    }

    private static PublishedContrast Contrast((int[] Days, bool[] Events)[] arms)
    {
        ArmSample[] samples = [.. arms.Select(a => new ArmSample([.. a.Days.Select(d => d / Months.DaysPerMonth)], [.. a.Events]))];
        ArmComparisonResult result = ArmComparison.Compare([samples[0]], [samples[1]], new ComparisonOptions { Landmarks = [], Cuts = [], Variance = HazardRatioVariance.Model, Degrees = CompleteDataDegrees.Infinite }, randomised: true);
        string p = result.LogHazardRatio.PValue.Value.ToString("0.0000", CultureInfo.InvariantCulture);
        return new PublishedContrast
        {
            Endpoint = "OS",
            Arm = "new",
            Reference = "old",
            HazardRatio = Two(result.HazardRatio.Value),
            Lower = Two(result.HazardRatioLimits.Lower.Value),
            Upper = Two(result.HazardRatioLimits.Upper.Value),
            Level = 0.95m,
            PValue = Printed.Parse(string.Equals(p, "0.0000", StringComparison.Ordinal) ? "0.0001" : p),
            PValueIsBound = string.Equals(p, "0.0000", StringComparison.Ordinal),
            Source = "x",
        };
    }

    private static Printed Two(double value) => Printed.Parse(value.ToString("0.00", CultureInfo.InvariantCulture));

    private static Printed Percent(double share) => Printed.Parse((100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%");

    private static PublishedLandmark Landmark(LandmarkRate rate, double level) => new()
    {
        Time = (decimal)rate.Time,
        Survival = Percent(rate.Survival.Value),
        Lower = rate.Limits.Lower is { IsEstimated: true } lower ? Percent(lower.Value) : null,
        Upper = rate.Limits.Upper is { IsEstimated: true } upper ? Percent(upper.Value) : null,
        Level = (decimal)level,
        Source = "x",
    };
}
