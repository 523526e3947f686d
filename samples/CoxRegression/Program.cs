using System.Globalization;
using Abscopal.Survival;

// Remission of childhood leukaemia: many relapses share a week, so the treatment of ties shows.
string[][] rows = [.. File.ReadLines("samples/data/remission.csv").Skip(1).Select(line => line.Split(','))];
SurvivalData data = SurvivalData.FromTimes(
    Array.ConvertAll(rows, r => double.Parse(r[0], CultureInfo.InvariantCulture)), Array.ConvertAll(rows, r => r[1] == "1"), unit: TimeUnit.Weeks);
CovariateMatrix arm = new CovariateMatrixBuilder().AddFactor("arm", Array.ConvertAll(rows, r => r[2]), ["6-MP", "placebo"]).Build();

foreach (CoxTies ties in Enum.GetValues<CoxTies>())
{
    CoxFit fit = CoxRegression.Fit(data, arm, new CoxOptions { Ties = ties });
    CoxCoefficient placebo = fit.Coefficients[0];
    Console.WriteLine($"{ties}: {placebo.Name} {placebo.Estimate.Value:F6}, hazard ratio {placebo.HazardRatio.Value:F4} ({placebo.HazardRatioLimits.Lower.Value:F4}, {placebo.HazardRatioLimits.Upper.Value:F4})");
}

CoxFit efron = CoxRegression.Fit(data, arm);
Console.WriteLine($"proportionality: chi-square {efron.TestProportionality().Global.Statistic.Value:F6}, p {efron.TestProportionality().Global.PValue.Value:F4}");
