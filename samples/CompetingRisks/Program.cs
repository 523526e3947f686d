using Abscopal.Survival;

// Twelve subjects, by hand: relapse (1) and death in remission (2) compete; 0 is censored.
int[] days = [10, 20, 30, 40, 50, 60, 15, 25, 35, 45, 55, 65];
int[] causes = [1, 2, 0, 1, 2, 0, 2, 1, 2, 0, 1, 0];
string[] arms = ["A", "A", "A", "A", "A", "A", "B", "B", "B", "B", "B", "B"];
CompetingRisksData data = CompetingRisksData.FromDays(days, causes, ["relapse", "death in remission"]).WithGroups(arms);

CumulativeIncidenceCurves curves = CumulativeIncidence.Estimate(data);
KaplanMeierCurve naive = KaplanMeier.Estimate(data.ToCauseSpecific(1));
foreach (int day in new[] { 20, 40, 60 })
{
    double relapse = curves.Cause(1).At(day).Incidence.Value;
    double death = curves.Cause(2).At(day).Incidence.Value;
    Console.WriteLine($"day {day}: relapse {relapse:F6}, death {death:F6}; one minus Kaplan-Meier would say {1 - naive.At(day).Survival.Value:F6}");
}

GrayTestResult gray = GrayTest.Test(data);
Console.WriteLine($"Gray's test of {gray.CauseLabel}: chi-square {gray.ChiSquare.Value:F6}, {gray.DegreesOfFreedom} df, p {gray.PValue.Value:F6}");
