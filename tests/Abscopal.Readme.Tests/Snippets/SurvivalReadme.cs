using Abscopal.Survival;

namespace Abscopal.Readme.Tests.Snippets;

/// <summary>The programs of the README of Abscopal.Survival, word for word.</summary>
internal static class SurvivalReadme
{
    public static void Snippet1()
    {
        SurvivalData data = SurvivalData.FromDays(
            [54, 75, 77, 84, 87, 92, 103, 105, 112, 118],
            [true, true, true, true, true, false, false, false, false, false]);
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, new KaplanMeierOptions { Profile = ConventionProfile.R, Level = 0.8 });
        KaplanMeierCurve sas = KaplanMeier.Estimate(data, new KaplanMeierOptions { Profile = ConventionProfile.Sas, Level = 0.8 });
        Console.WriteLine($"R {curve.Median.Estimate}, SAS {sas.Median.Estimate}");
        Console.WriteLine($"at day 80: {curve.At(80).Survival}, {curve.At(80).AtRisk} at risk");
    }

    public static void Snippet2()
    {
        double[] weeks = [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161, 5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45];
        int[] relapsed = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1];
        string[] chemotherapy = [.. Enumerable.Repeat("maintained", 11), .. Enumerable.Repeat("not maintained", 12)];
        SurvivalData arms = SurvivalData.FromTimes(weeks, Array.ConvertAll(relapsed, e => e == 1), unit: TimeUnit.Weeks).WithGroups(chemotherapy);
        LogRankResult test = LogRank.Test(arms);
        Console.WriteLine($"chi-square {test.ChiSquare.Value:F4}, p {test.PValue.Value:F4}");
        foreach (KaplanMeierCurve arm in KaplanMeier.EstimateByGroup(arms)) Console.WriteLine($"{arm.Label}: median {arm.Median.Estimate} weeks");
    }
}
