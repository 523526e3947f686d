using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Sampling;
using Abscopal.Numerics.Distributions;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Sampling;

public sealed class StudySamplerTests
{
    private static readonly string[] TwoArms = ["d-ep", "ep"];

    private static PublishedStudy Caspian => PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", "caspian", "published.yaml"));

    // Every cohort of five subjects on days 0 to 6 that can have printed the figures, weighted by the prior written out
    // from its definition, against the draws.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Draw_OfFiveSubjects_HasTheDistributionOfAFullEnumeration(bool eventsPrinted)
    {
        PublishedStudy study = Tiny(eventsPrinted);
        var options = new CohortOptions { Count = 4000, SweepsPerTemperature = 20, FollowUp = FollowUpAssumption.Open, Threads = 2 };
        Dictionary<string, double> expected = Enumerate(study, options);
        StudySample sample = StudySampler.Draw(study, options);
        sample.Outcome.ShouldBe(CohortOutcome.Found);
        Dictionary<string, int> drawn = sample.Cohorts.GroupBy(c => Key(c.Endpoints[0]), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        drawn.Keys.Except(expected.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        expected.Count.ShouldBeGreaterThan(20);
        (double statistic, int cells, double rest, int restDrawn) = (0, 0, 0, 0);
        foreach ((string key, double share) in expected)
        {
            double mean = share * options.Count;
            int count = drawn.GetValueOrDefault(key);
            if (mean < 8)
            {
                (rest, restDrawn) = (rest + mean, restDrawn + count);
                continue;
            }

            statistic += (count - mean) * (count - mean) / mean;
            cells++;
        }

        if (rest > 0) statistic += (restDrawn - rest) * (restDrawn - rest) / rest;
        ChiSquared.UpperTail(statistic, cells).ShouldBeGreaterThan(1e-3, $"chi-square {statistic} in {cells + 1} cells");
    }

    [Fact]
    public void Draw_OfCaspian_MeetsRowsRatiosAndTestsToTheirPrintedPrecision()
    {
        PublishedStudy study = Caspian;
        StudySample sample = StudySampler.Draw(study, new CohortOptions { Count = 8, SweepsPerTemperature = 1, FollowUp = FollowUpAssumption.Open }, TwoArms);
        sample.Outcome.ShouldBe(CohortOutcome.Found);
        foreach (IGrouping<int, Cohort> number in sample.Cohorts.GroupBy(c => c.Number))
        {
            foreach (Cohort cohort in number) HoldsRows(study.Arms.Single(a => string.Equals(a.Id, cohort.Arm, StringComparison.Ordinal)), cohort);
            foreach (PublishedContrast contrast in study.Contrasts.Where(c => TwoArms.Contains(c.Arm, StringComparer.Ordinal)))
            {
                EndpointTimes arm = number.Single(c => string.Equals(c.Arm, contrast.Arm, StringComparison.Ordinal)).Endpoint(contrast.Endpoint)!;
                EndpointTimes reference = number.Single(c => string.Equals(c.Arm, contrast.Reference, StringComparison.Ordinal)).Endpoint(contrast.Endpoint)!;
                HoldsContrast(contrast, arm, reference);
            }
        }
    }

    [Fact]
    public void Draw_NobodyProgressesAfterTheLastDaySeenAlive()
    {
        StudySample sample = StudySampler.Draw(Caspian, new CohortOptions { Count = 8, SweepsPerTemperature = 1, FollowUp = FollowUpAssumption.Open }, TwoArms);
        foreach (Cohort cohort in sample.Cohorts)
            cohort.Endpoint("PFS")!.Days.Zip(cohort.Endpoint("OS")!.Days).ShouldAllBe(d => d.First <= d.Second);
    }

    [Fact]
    public void Draw_SameSeedGivesTheSameCohortsOnOneAndTwoThreads()
    {
        StudySample one = StudySampler.Draw(Tiny(true), new CohortOptions { Count = 20, SweepsPerTemperature = 5, FollowUp = FollowUpAssumption.Open, Threads = 1 });
        StudySample two = StudySampler.Draw(Tiny(true), new CohortOptions { Count = 20, SweepsPerTemperature = 5, FollowUp = FollowUpAssumption.Open, Threads = 2 });
        one.Cohorts.Select(c => Key(c.Endpoints[0])).ShouldBe(two.Cohorts.Select(c => Key(c.Endpoints[0])));
        one.Steps.ShouldBe(two.Steps);
    }

    // Three of five are at risk on day 3, so that survival there is at least 3/5.
    [Fact]
    public void Draw_FactsThatCannotBeTrueTogether_AreUndecidedAndNamed()
    {
        PublishedStudy study = Tiny(true);
        PublishedEndpoint endpoint = study.Arms[0].Endpoints[0];
        endpoint = endpoint with { Landmarks = [endpoint.Landmarks[0] with { Survival = Printed.Parse("20%") }] };
        study = study with { Arms = [study.Arms[0] with { Endpoints = [endpoint] }] };
        StudySample sample = StudySampler.Draw(study, new CohortOptions { Count = 2, FollowUp = FollowUpAssumption.Open });
        sample.Outcome.ShouldBe(CohortOutcome.Undecided);
        sample.Cohorts.ShouldBeEmpty();
        sample.Missed.ShouldContain("a, OS: S(3) = 20%");
    }

    private static PublishedStudy Tiny(bool eventsPrinted) => new()
    {
        Id = "tiny",
        Title = "Tiny",
        Sources = [new FactSource("s", "typed in", null)],
        TimeUnit = PrintedUnit.Days,
        Arms =
        [
            new PublishedArm
            {
                Id = "a",
                Label = "A",
                N = 5,
                Endpoints =
                [
                    new PublishedEndpoint
                    {
                        Id = "OS",
                        Source = "s",
                        Events = eventsPrinted ? 3 : null,
                        Landmarks = [new PublishedLandmark { Time = 3, Survival = Printed.Parse("60%"), Source = "s" }],
                        AtRisk = new PublishedAtRisk { Times = [0, 3, 7], Counts = [5, 4, 0], Source = "s" },
                    },
                ],
            },
        ],
    };

    private static Dictionary<string, double> Enumerate(PublishedStudy study, CohortOptions options)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        (int[] days, bool[] events) = (new int[5], new bool[5]);
        Place(0);
        double sum = weights.Values.Sum();
        return weights.ToDictionary(w => w.Key, w => w.Value / sum, StringComparer.Ordinal);

        void Place(int i)
        {
            if (i == 5)
            {
                if (days.Count(d => d >= 3) != 4) return;
                var times = new EndpointTimes("OS", [.. days], [.. events]);
                var cohort = new Cohort { Number = 1, Arm = "a", Enrolled = [], Endpoints = [times] };
                if (!FactComparisons.Compare(study.Arms[0], cohort, options, study.TimeUnit).All(c => c.Agrees)) return;
                string key = Key(times);
                weights[key] = weights.GetValueOrDefault(key) + Prior(days, events);
                return;
            }

            for (int day = 0; day <= 6; day++)
            {
                days[i] = day;
                events[i] = false;
                Place(i + 1);
                if (day == 0) continue;
                events[i] = true;
                Place(i + 1);
            }
        }
    }

    // Pieces: days up to 2, and days 3 to 6; a subject of day t has lived days 1 to t.
    private static double Prior(int[] days, bool[] events)
    {
        double density = 1;
        for (int piece = 0; piece < 2; piece++)
        {
            (int first, int last) = piece == 0 ? (1, 2) : (3, 6);
            int lived = days.Sum(d => Math.Max(0, Math.Min(d, last) - first + 1));
            int happened = days.Where((d, i) => events[i] && d >= first && d <= last).Count();
            int censored = days.Where((d, i) => !events[i] && d >= first - (piece == 0 ? 1 : 0) && d <= last).Count();
            density *= RisingHalf(happened) * RisingHalf(censored) / Math.Pow(3 + lived, 1 + happened + censored);
        }

        return density;
    }

    // The ratio of Gamma functions at 1/2 + k and 1/2.
    private static double RisingHalf(int k) => k == 0 ? 1 : (k - 0.5) * RisingHalf(k - 1);

    private static string Key(EndpointTimes times) =>
        string.Join(' ', times.Days.Zip(times.Events, (d, e) => $"{d}{(e ? 'x' : 'o')}").Order(StringComparer.Ordinal));

    private static void HoldsRows(PublishedArm arm, Cohort cohort)
    {
        foreach (EndpointTimes times in cohort.Endpoints)
        {
            PublishedAtRisk row = arm.Endpoint(times.Endpoint)!.AtRisk!;
            double[] months = [.. times.Days.Select(d => d / 30.4375)];
            for (int i = 0; i < row.Counts.Length; i++)
            {
                double at = (double)row.Times[i];
                months.Count(m => m >= at).ShouldBe(row.Counts[i]);
                months.Where((m, k) => m < at && !times.Events[k]).Count().ShouldBe(row.CumulativeCensored[i]);
            }
        }

        FactComparisons.Compare(arm, cohort, new CohortOptions()).ShouldAllBe(c => c.Agrees);
    }

    private static void HoldsContrast(PublishedContrast contrast, EndpointTimes arm, EndpointTimes reference)
    {
        int[] days = [.. reference.Days, .. arm.Days];
        bool[] events = [.. reference.Events, .. arm.Events];
        double[] groups = [.. reference.Days.Select(_ => 0.0), .. arm.Days.Select(_ => 1.0)];
        var data = SurvivalData.FromDays(days, events);
        CoxCoefficient fit = CoxRegression.Fit(data, new CovariateMatrixBuilder().AddNumber("arm", groups).Build(), new CoxOptions()).Coefficients[0];
        double log = fit.Estimate.Value;
        double width = Normal.UpperQuantile(0.025) * fit.StandardError.Value;
        contrast.HazardRatio!.Agrees(Math.Exp(log)).ShouldBeTrue();
        contrast.Lower!.Agrees(Math.Exp(log - width)).ShouldBeTrue();
        contrast.Upper!.Agrees(Math.Exp(log + width)).ShouldBeTrue();
        if (contrast.PValue is null) return;
        string[] labels = [.. groups.Select(g => g == 0 ? "reference" : "arm")];
        contrast.PValue.Agrees(LogRank.Test(data.WithGroups(labels)).PValue.Value).ShouldBeTrue();
    }
}
