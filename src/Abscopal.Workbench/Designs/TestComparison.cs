using System.Globalization;
using System.Text.Json.Nodes;
using Abscopal.Trials.SampleSize;

namespace Abscopal.Workbench.Designs;

/// <summary>The size of one randomised trial by every test and formula, side by side.</summary>
internal static class TestComparison
{
    public static FormulaOutcome Of(string name, TwoArmPlan plan, double time, double landmark, double tau, double alpha, double power)
    {
        EventWeight late = EventWeight.FlemingHarrington(0, 1);
        EventWeight middle = EventWeight.FlemingHarrington(0, 0.5);
        EventWeight modest = EventWeight.ModestlyWeighted(tau);
        double average = AverageHazardRatio.At(plan, time).HazardRatio;
        SurvivalSampleSize[] sizes =
        [
            SurvivalSampleSize.ByAverageHazardRatio(plan, time, alpha, power),
            SurvivalSampleSize.LachinFoulkes(plan with { Experimental = plan.Control.Times([0], [average]) }, time, alpha, power) with { Method = "Lachin-Foulkes at the average hazard ratio" },
            WeightedSampleSize.LogRank([plan], time, EventWeight.LogRank, alpha, power),
            WeightedSampleSize.LogRank([plan], time, middle, alpha, power),
            WeightedSampleSize.LogRank([plan], time, late, alpha, power),
            WeightedSampleSize.LogRank([plan], time, modest, alpha, power),
            Both(plan, time, EventWeight.LogRank, alpha, power),
            Both(plan, time, middle, alpha, power),
            Both(plan, time, late, alpha, power),
            Both(plan, time, modest, alpha, power),
            MaxComboDesign.Size(plan, [new MaxComboLook(time, [EventWeight.LogRank, middle], alpha)], power) with { Method = "MaxCombo of log-rank and FH(0, 0.5)" },
            WeightedSampleSize.RestrictedMean(plan, time, landmark, alpha, power),
            SurvivalSampleSize.Landmark(plan, time, landmark, alpha, power),
        ];
        return new FormulaOutcome(
            [
                new DesignTable(
                    name, ["Test or formula", "Subjects", "Events"], [.. sizes.Select(s => (IReadOnlyList<string>)[s.Method, Text(s.Subjects), Text(s.Events)])],
                    "Not rounded. 'Both variances': of the null for the level, of the alternative for the power. Tests that weigh late events can take early harm for benefit."),
            ],
            new JsonObject
            {
                ["averageHazardRatio"] = average,
                ["sizes"] = new JsonArray([.. sizes.Select(s => (JsonNode)new JsonObject { ["method"] = s.Method, ["subjects"] = s.Subjects, ["events"] = s.Events })]),
            });
    }

    private static SurvivalSampleSize Both(TwoArmPlan plan, double time, EventWeight weight, double alpha, double power) =>
        WeightedSampleSize.LogRank([plan], time, weight, alpha, power, ScoreVariance.NullAndAlternative) with { Method = weight.Name + ", both variances" };

    private static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
