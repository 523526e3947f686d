using System.Globalization;
using System.Text;
using Abscopal.Biology;
using Abscopal.Biology.Prediction;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Explore;

/// <summary>Writes an exploration as a page.</summary>
internal static class ExplorationPage
{
    public static string Write(Exploration result)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Exploration: {result.Regimen.Name}\n\n**{GuardRails.Statement}** {GuardRails.Toxicity} No regimen here is called best: where members disagree as much as they differ from no radiotherapy, nothing is known.\n\n![Grid](grid.png)\n\n");
        foreach (string reason in result.Regimen.Extrapolations()) page.Append(CultureInfo.InvariantCulture, $"**{GuardRails.Extrapolation}{reason}.**\n\n");
        if (result.Grid.Any(c => c.Extrapolates)) page.Append("Doses outside 1 to 8 Gy a fraction in the grid extrapolate.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Ensemble `{result.Ensemble.Hash}`, {result.Members} members by weight.\n\n## What the prediction depends on\n\nElementary effects on 12-month progression-free survival (points), for a quarter of an assumed range or one prior standard deviation.\n\n| quantity | mean magnitude | spread |\n|---|---|---|\n");
        foreach (SensitivityRow row in result.Sensitivity) page.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {100 * row.MeanEffect:0.0} | {100 * row.Spread:0.0} |\n");
        page.Append("\n## Which measurement would tell the explanations apart\n\nMean difference over its standard deviation, members and sample together; above about 2 it would.\n\n| measurement | radiation and immunity against | separation |\n|---|---|---|\n");
        foreach (Readout row in result.Readouts) page.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {(row.Against == Explanation.DirectKillOnly ? "direct kill only" : "more responders selected")} | {row.Separation:0.0} |\n");
        page.Append(CultureInfo.InvariantCulture, $"\n## Would a randomised trial of {result.TrialSubjects} see it?\n\nSurvival, 1:1 against the same regimen without radiotherapy to the chest, 20 subjects a month, one look when the last subject has 24 months, one-sided level 2.5%.\n\n| if this were true | power (%) | events |\n|---|---|---|\n");
        foreach (ScenarioCharacteristics row in result.Trial) page.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {100 * row.Power:0.0} | {row.ExpectedEvents:0} |\n");
        page.Append("\nThe trial stands as a design in `trial.yaml`: `abscopal simulate trial.yaml --trials 10000 --out trial` simulates it with other numbers, looks or tests.\n");
        return page.ToString();
    }
}
