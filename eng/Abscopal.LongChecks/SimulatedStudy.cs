using System.Globalization;
using Abscopal.Numerics.Random;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.LongChecks;

/// <summary>A study of true patients whose figures are printed as journals print them: rounded.</summary>
internal static class SimulatedStudy
{
    internal static readonly DateOnly CutOff = new(2025, 5, 27);
    internal static readonly DateOnly First = new(2022, 3, 1);
    private const int AccrualDays = 364;

    public static PublishedStudy Draw(int number)
    {
        var random = new RandomStream(1, new StreamAddress(0x4C4F4E47, (uint)number, 0));
        int n = 8 + random.NextInt32(17);
        double median = 150 + (random.NextUniform() * 600);
        double lossShare = random.NextUniform() * 0.3;
        (int[] days, bool[] events) = Patients(n, AccrualDays, median, lossShare, ref random);
        return Print(n, days, events, ref random);
    }

    /// <summary>Days to death or censoring of patients enrolled evenly, a share of whom may be lost before the cut-off.</summary>
    internal static (int[] Days, bool[] Events) Patients(int n, int accrualDays, double median, double lossShare, ref RandomStream random)
    {
        int[] days = new int[n];
        bool[] events = new bool[n];
        for (int i = 0; i < n; i++)
        {
            int potential = CutOff.DayNumber - First.DayNumber - random.NextInt32(accrualDays);
            int death = 1 + (int)(median / Math.Log(2) * random.NextExponential());
            int lost = random.NextUniform() < lossShare ? random.NextInt32(potential + 1) : potential;
            (events[i], days[i]) = (death <= lost, Math.Min(death, lost));
        }

        return (days, events);
    }

    private static PublishedStudy Print(int n, int[] days, bool[] events, ref RandomStream random)
    {
        SurvivalData data = SurvivalData.FromDays(days, events).InUnitsOf(Months.DaysPerMonth, TimeUnit.Months);
        var options = new KaplanMeierOptions { Level = random.NextInt32(2) == 0 ? 0.8 : 0.95, IntervalType = (ConfidenceIntervalType)random.NextInt32(5) };
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, options);
        SurvivalQuantile followUp = KaplanMeier.EstimateFollowUp(data, options).Median;
        var landmarks = new List<PublishedLandmark>();
        foreach (int month in new[] { 6, 12, 24 })
        {
            Estimate s = curve.At(month).Survival;
            if (s.IsEstimated) landmarks.Add(new PublishedLandmark { Time = month, Survival = Printed.Parse((100 * s.Value).ToString("0.0", CultureInfo.InvariantCulture) + "%"), Source = "x" });
        }

        int dead = events.Count(e => e);
        var endpoint = new PublishedEndpoint
        {
            Id = "OS",
            Events = dead,
            Quantiles = [Quantile(curve.Median, options.Level)],
            FollowUp = followUp.Estimate.IsEstimated ? Quantile(followUp, options.Level) : null,
            Landmarks = [.. landmarks],
            Source = "x",
        };
        var percent = Printed.Parse((100.0 * dead / n).ToString("0.0", CultureInfo.InvariantCulture) + "%");
        var arm = new PublishedArm
        {
            Id = "a",
            Label = "simulated",
            N = n,
            Endpoints = [endpoint],
            Counts = [new PublishedCount { Key = "deaths", Label = "Deaths", Group = "course", Count = dead, Percent = percent, Denominator = n, Source = "x" }],
        };
        return new PublishedStudy { Id = "simulated", Title = "Simulated", Sources = [], TimeUnit = PrintedUnit.Months, DataCutOff = CutOff, EnrolmentFirst = First, EnrolmentLast = First.AddDays(AccrualDays - 1), Arms = [arm] };
    }

    internal static PublishedQuantile Quantile(SurvivalQuantile q, double level) => new()
    {
        Probability = 0.5m,
        Estimate = Text(q.Estimate),
        EstimateNotReached = !q.Estimate.IsEstimated,
        Lower = Text(q.Lower),
        Upper = Text(q.Upper),
        UpperNotReached = !q.Upper.IsEstimated,
        Level = (decimal)level,
        Source = "x",
    };

    private static Printed? Text(Estimate estimate) =>
        estimate.IsEstimated ? Printed.Parse(estimate.Value.ToString("0.0", CultureInfo.InvariantCulture), PrintedUnit.Months) : null;
}
