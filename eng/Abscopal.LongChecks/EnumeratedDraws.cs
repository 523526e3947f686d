using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Sampling;
using Abscopal.Evidence.Tests.Bounds;
using Abscopal.Evidence.Tests.Enumeration;
using Abscopal.Numerics.Random;
using Abscopal.Study.Protocol;
using Abscopal.Survival;

namespace Abscopal.LongChecks;

/// <summary>Draws of arms of six to eight subjects, by orders and by walks, against full enumeration under the stated priors.</summary>
internal static class EnumeratedDraws
{
    private const int Random = 24;

    // Some eighty tests of five cells each are looked at together.
    private const double LeastPValue = 1e-5;

    private static readonly decimal[][] Rows = [[0, 3, 7], [0, 2, 5, 7], [0, 4, 7], [0, 2, 4, 6, 7]];

    /// <summary>How many arms are drawn otherwise than enumerated, each told.</summary>
    public static int Misses()
    {
        int misses = 0;
        double least = 1;
        int arms = 0;
        foreach ((string name, Func<EnumeratedArm> make) in EnumeratedArms.ForOrders.Concat(Enumerable.Range(0, Random).Select(k => ($"orders {k}", Arm(k, forOrders: true)))))
        {
            EnumeratedArm arm = make();
            CohortSet set = CohortSampler.Draw(arm.Study, arm.Study.Arms[0], arm.Options with { Count = 50_000, Sweeps = 50 });
            Judge(name, set.Outcome, arm.ByOrders(), expected => DrawTest.Of(expected, set.Cohorts));
        }

        foreach ((string name, Func<EnumeratedArm> make) in EnumeratedArms.ForWalks.Concat(Enumerable.Range(0, Random).Select(k => ($"walks {k}", Arm(k, forOrders: false)))))
        {
            EnumeratedArm arm = make();
            StudySample sample = StudySampler.Draw(arm.Study, arm.Options with { Count = 8000, SweepsPerTemperature = 40 });
            Judge(name, sample.Outcome, arm.ByHazards(), expected => DrawTest.Of(expected, sample.Cohorts));
        }

        foreach ((string name, Func<EnumeratedPair> make) in EnumeratedArms.Pairs)
        {
            EnumeratedPair pair = make();
            StudySample sample = StudySampler.Draw(pair.Study, pair.Options with { Count = 8000, SweepsPerTemperature = 40 });
            Judge(name, sample.Outcome, pair.ByHazards(), expected => DrawTest.Of(expected, sample.Cohorts.Select(c => EnumeratedPair.Key(c.Endpoint("PFS")!, c.Endpoint("OS")!))));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"enumeration: {arms} arms, least p {least:0.000000}, {misses} drawn otherwise than enumerated"));
        return misses;

        void Judge(string name, CohortOutcome outcome, Dictionary<string, double> expected, Func<Dictionary<string, double>, DrawTest> judge)
        {
            // Where subjects have to share a day no order can be drawn; that the print contradicts itself would be wrong.
            if (expected.Count == 0 && outcome == CohortOutcome.Undecided) return;
            DrawTest? test = outcome == CohortOutcome.Found ? judge(expected) : null;
            arms++;
            least = Math.Min(least, test?.PValue ?? 0);
            if (test is { Impossible: 0, PValue: > LeastPValue }) return;
            misses++;
            Console.WriteLine(test is null ? $"  {name}: {outcome} of {expected.Count} cohorts" : string.Create(CultureInfo.InvariantCulture, $"  {name}: {test.Cohorts} cohorts, {test.Draws} draws, {test.Impossible} impossible, p = {test.PValue:0.#####E+0}"));
        }
    }

    // A cohort at random, with what is printed of it by the bits of its number.
    private static Func<EnumeratedArm> Arm(int k, bool forOrders) => () =>
    {
        var random = new RandomStream(23, new StreamAddress(0x45_4E_55_4D, (uint)k, forOrders ? 0u : 1u));
        int n = 6 + (k % 3);
        string cohort = string.Join(' ', Enumerable.Range(0, n).Select(_ => $"{1 + random.NextInt32(EnumeratedArm.LastDay)}{(random.NextInt32(3) == 0 ? 'o' : 'x')}"));
        var options = new CohortOptions
        {
            FollowUp = FollowUpAssumption.Open,
            IntervalType = Enum.GetValues<ConfidenceIntervalType>()[k % 5],
            Plateau = k % 4 == 0 ? PlateauRule.FirstTime : PlateauRule.MidpointToLastObservation,
        };
        PrintedArm Printed(PrintedArm arm) => arm with
        {
            Median = k % 2 == 0,
            FollowUp = k % 3 == 0,
            Landmarks = k % 2 == 1 || k % 4 == 0 ? [(decimal)(2 + (k % 4))] : [],
            PrintsEvents = forOrders || k % 3 != 1,
            Columns = forOrders ? [] : Rows[k % 4],
            Censored = !forOrders && k % 5 == 0,
        };
        return new EnumeratedArm(cohort, Printed, options);
    };
}
