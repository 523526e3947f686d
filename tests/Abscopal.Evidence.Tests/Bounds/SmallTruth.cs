using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Tests.Bounds;

/// <summary>Arms so small that every cohort can be tried.</summary>
internal static class SmallTruth
{
    public static int LastDay(int n) => n < 7 ? 8 : 6;

    public static PublishedStudy Print(int n, int set, CohortOptions options)
    {
        var random = new RandomStream(11, new StreamAddress(0x534D4C4C, (uint)n, (uint)set));
        (int[] days, bool[] events) = (new int[n], new bool[n]);
        for (int i = 0; i < n; i++) (days[i], events[i]) = (1 + random.NextInt32(LastDay(n)), random.NextInt32(3) != 0);
        return new PrintedArm(days, events, options)
        {
            Unit = PrintedUnit.Days,
            Landmarks = set is 0 or 6 ? [] : set == 4 ? [2, 5] : [3],
            Median = set is 0 or 3 or 5 or 6,
            FollowUp = set is 2 or 5 or 6,
            LastDay = LastDay(n),
        }.ToStudy();
    }

    public static Dictionary<(BoundedFigure, double), (double Least, double Greatest)> Enumerate(PublishedStudy study, CohortOptions options, BoundsOptions asked, out int cohorts)
    {
        PublishedArm arm = study.Arms[0];
        int n = arm.N;
        int last = LastDay(n);
        var ends = new Dictionary<(BoundedFigure, double), (double, double)>();
        (int[] days, bool[] events) = (new int[n], new bool[n]);
        int count = 0;
        Place(0, 0, arm.Endpoints[0].Events!.Value);
        cohorts = count;
        return ends;

        // Subjects in the order of their day, an event before a censoring.
        void Place(int i, int from, int eventsLeft)
        {
            if (eventsLeft > n - i) return;
            if (i == n)
            {
                Judge();
                return;
            }

            for (int key = from; key <= (2 * last) + 1; key++)
            {
                bool isEvent = key % 2 == 0;
                if (isEvent && (key == 0 || eventsLeft == 0)) continue;
                (days[i], events[i]) = (key / 2, isEvent);
                Place(i + 1, key, eventsLeft - (isEvent ? 1 : 0));
            }
        }

        void Judge()
        {
            // A printed rate needs somebody seen at its time, as everywhere in this room.
            if (arm.Endpoints[0].Landmarks.Any(l => l.Survival.LeastAsNumber > 0 && (double)l.Time > days[n - 1])) return;
            var cohort = new Cohort { Number = 1, Arm = "a", Enrolled = [], Endpoints = [new EndpointTimes("OS", [.. days], [.. events])] };
            if (!FactComparisons.Compare(arm, cohort, options, study.TimeUnit).All(c => c.Agrees)) return;
            count++;
            foreach (double t in asked.Times)
            {
                foreach (BoundedFigure figure in new[] { BoundedFigure.Survival, BoundedFigure.RestrictedMean, BoundedFigure.Events, BoundedFigure.AtRisk }) Hold(figure, t);
            }

            foreach (double p in asked.Quantiles) Hold(BoundedFigure.Quantile, p);
        }

        void Hold(BoundedFigure figure, double at)
        {
            double value = TrueFigures.Of(figure, at, days, events, options);
            (double least, double greatest) = ends.GetValueOrDefault((figure, at), (double.PositiveInfinity, double.NegativeInfinity));
            ends[(figure, at)] = (Math.Min(least, value), Math.Max(greatest, value));
        }
    }
}
