namespace Abscopal.Survival.Tests.KaplanMeierTests;

public sealed class ConfidenceScaleTests
{
    private const double Z = 1.2815515655446004;

    public static TheoryData<ConfidenceIntervalType, int> Cases()
    {
        var cases = new TheoryData<ConfidenceIntervalType, int>();
        foreach (ConfidenceIntervalType type in Enum.GetValues<ConfidenceIntervalType>())
        {
            foreach (int count in (int[])[1, 3, 4, 8, 17, 64, 65]) cases.Add(type, count);
        }

        return cases;
    }

    /// <summary>The columns are filled with whole vectors where they can be; no bit may tell.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Fill_HasTheBitsOfEachLimit(ConfidenceIntervalType type, int count)
    {
        int[] events = new int[count];
        double[] survival = new double[count];
        double[] variance = new double[count];
        double s = 1;
        double v = 0;
        for (int i = 0; i < count; i++)
        {
            int atRisk = count - i;
            events[i] = i % 3 == 1 || atRisk == 1 ? 1 : 0;
            if (events[i] > 0)
            {
                s *= (atRisk - 1.0) / atRisk;
                v += 1 / (atRisk * (atRisk - 1.0));
            }

            survival[i] = s;
            variance[i] = v;
        }

        double[] lower = new double[count];
        double[] upper = new double[count];
        ConfidenceScale.Fill(type, Z, events, survival, variance, lower, upper);
        for (int i = 0; i < count; i++)
        {
            (double low, double high) = ConfidenceScale.Limits(type, survival[i], variance[i], Z);
            lower[i].ShouldBe(low);
            upper[i].ShouldBe(high);
        }

        survival[^1].ShouldBe(0);
    }
}
