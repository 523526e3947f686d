using System.Globalization;
using Abscopal.Survival;

// Ten subjects whose curve is exactly one half from day 87 to the end: the case on which programs differ.
int[] days = [54, 75, 77, 84, 87, 92, 103, 105, 112, 118];
bool[] events = [true, true, true, true, true, false, false, false, false, false];
SurvivalData data = SurvivalData.FromDays(days, events);

foreach (ConventionProfile profile in new[] { ConventionProfile.R, ConventionProfile.Sas, ConventionProfile.Tern })
{
    KaplanMeierCurve curve = KaplanMeier.Estimate(data, new KaplanMeierOptions { Profile = profile });
    LandmarkRate rate = curve.At(100);
    Console.WriteLine($"{curve.Conventions.Profile}, {curve.Conventions.IntervalType} limits at {curve.Conventions.Level:P0}");
    Console.WriteLine($"  median {curve.Median.Estimate} ({curve.Median.Lower}, {curve.Median.Upper})");
    Console.WriteLine($"  S(100) {Text(rate.Survival)} ({Text(rate.Limits.Lower)}, {Text(rate.Limits.Upper)}), {rate.AtRisk} at risk");
}

static string Text(Estimate estimate) => estimate.ValueOrNull?.ToString("F4", CultureInfo.InvariantCulture) ?? estimate.ToString();
