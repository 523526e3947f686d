namespace Abscopal.Survival.Tests.IntervalCensored;

/// <summary>Breast cosmesis after radiotherapy with and without chemotherapy: Finkelstein and Wolfe, Biometrics 41 (1985) 933-945.</summary>
public sealed class CosmesisTests
{
    private static readonly double[] RadiotherapyLeft = [45, 6, 0, 46, 46, 7, 17, 7, 37, 0, 4, 15, 11, 22, 46, 46, 25, 46, 26, 46, 27, 36, 46, 36, 37, 40, 17, 46, 11, 38, 5, 37, 0, 18, 24, 36, 5, 19, 17, 24, 32, 33, 19, 37, 34, 36];
    private static readonly double[] RadiotherapyRight = [0, 10, 7, 0, 0, 16, 0, 14, 44, 8, 11, 0, 15, 0, 0, 0, 37, 0, 40, 0, 34, 44, 0, 48, 0, 0, 25, 0, 18, 0, 12, 0, 5, 0, 0, 0, 11, 35, 25, 0, 0, 0, 26, 0, 0, 0];

    // Published masses: Fay and Shaw, J. Stat. Softw. 36(2) (2010), section 4.
    [Fact]
    public void Turnbull_Radiotherapy_GivesThePublishedMasses()
    {
        TurnbullCurve curve = Turnbull.Estimate(IntervalCensoredData.FromIntervals(RadiotherapyLeft, Array.ConvertAll(RadiotherapyRight, r => r == 0 ? double.PositiveInfinity : r)));
        (double Lower, double Upper, double Mass)[] expected = [(4, 5, 0.0463), (6, 7, 0.0334), (7, 8, 0.0887), (11, 12, 0.0708), (24, 25, 0.0926), (33, 34, 0.0818), (38, 40, 0.1209), (46, 48, 0.4656)];
        TurnbullInterval[] masses = [.. curve.Intervals.Where(i => i.Mass > 1e-6)];
        masses.Length.ShouldBe(8);
        for (int i = 0; i < masses.Length; i++)
        {
            masses[i].Lower.ShouldBe(expected[i].Lower);
            masses[i].Upper.ShouldBe(expected[i].Upper);
            masses[i].Mass.ShouldBe(expected[i].Mass, 5e-5);
        }
    }
}
