using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bounds;

/// <summary>Patients of a known law, with a choice of printed figures that goes through all kinds.</summary>
internal static class SimulatedArm
{
    public static (PublishedStudy Study, int[] Days, bool[] Events, CohortOptions Options) Draw(int number)
    {
        var random = new RandomStream(3, new StreamAddress(0x424E4453, (uint)number, 0));
        int n = number % 3 == 0 ? 8 + random.NextInt32(20) : 60 + random.NextInt32(200);
        double median = 150 + (random.NextUniform() * 500);
        const int longest = 1200;
        (int[] days, bool[] events) = (new int[n], new bool[n]);
        for (int i = 0; i < n; i++)
        {
            int death = 1 + (int)(median / Math.Log(2) * random.NextExponential());
            int seen = random.NextUniform() < 0.2 ? random.NextInt32(longest) : longest - random.NextInt32(500);
            (events[i], days[i]) = (death <= seen, Math.Min(death, seen));
        }

        var options = new CohortOptions
        {
            FollowUp = FollowUpAssumption.Open,
            IntervalType = (ConfidenceIntervalType)random.NextInt32(5),
            Plateau = random.NextInt32(2) == 0 ? PlateauRule.MidpointToLastObservation : PlateauRule.FirstTime,
        };
        var arm = new PrintedArm(days, events, options)
        {
            Landmarks = random.NextInt32(3) == 0 ? [] : [6, 12, 24],
            LandmarkLimits = random.NextInt32(2) == 0,
            Median = random.NextInt32(4) != 0,
            FollowUp = random.NextInt32(3) == 0,
            PrintsEvents = random.NextInt32(4) != 0,
            Columns = random.NextInt32(2) == 0 ? [] : [0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39],
            Censored = random.NextInt32(2) == 0,
            LastDay = longest,
        };
        return (arm.ToStudy(), days, events, options);
    }
}
