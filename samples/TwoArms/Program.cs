using System.Globalization;
using Abscopal.Survival;

// Remission of childhood leukaemia on placebo and on 6-mercaptopurine: Freireich and others, Blood 21 (1963) 699-716.
string[][] rows = [.. File.ReadLines("samples/data/remission.csv").Skip(1).Select(line => line.Split(','))];
SurvivalData data = SurvivalData
    .FromTimes(Array.ConvertAll(rows, r => double.Parse(r[0], CultureInfo.InvariantCulture)), Array.ConvertAll(rows, r => r[1] == "1"), unit: TimeUnit.Weeks)
    .WithGroups(Array.ConvertAll(rows, r => r[2] == "placebo" ? 0 : 1), ["placebo", "6-MP"]);

foreach (KaplanMeierCurve curve in KaplanMeier.EstimateByGroup(data))
    Console.WriteLine($"{curve.Label}: {curve.Events} of {curve.Subjects}, median {curve.Median.Estimate} weeks ({curve.Median.Lower}, {curve.Median.Upper})");

foreach (LogRankWeight weight in new[] { LogRankWeight.LogRank, LogRankWeight.Gehan, LogRankWeight.TaroneWare, LogRankWeight.FlemingHarrington(1, 0) })
{
    LogRankResult test = LogRank.Test(data, new LogRankOptions { Weight = weight });
    Console.WriteLine($"{weight}: chi-square {test.ChiSquare.Value:F6}, p {test.PValue.Value:E3}");
}

RestrictedMeanContrast contrast = RestrictedMean.Compare(data, new RestrictedMeanOptions { Horizon = 20 })[0];
Console.WriteLine($"mean to week 20: {contrast.Group.Mean.Value:F4} against {contrast.Reference.Mean.Value:F4} weeks");
Console.WriteLine($"difference {contrast.Difference.Value.Value:F4} ({contrast.Difference.Limits.Lower.Value:F4}, {contrast.Difference.Limits.Upper.Value:F4})");
