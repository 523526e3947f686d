using System.Globalization;
using System.Text.Json.Nodes;
using Abscopal.Trials;
using Abscopal.Trials.EarlyPhase;

namespace Abscopal.Workbench.Designs.Observed;

/// <summary>A two-stage design in the light of its stages, the second perhaps of another size than planned.</summary>
internal static class SimonReview
{
    public static FormulaOutcome Of(string name, SimonSearch search, double nullRate, ObservedTrial observed)
    {
        if (observed.Stages.IsEmpty) throw new DesignException("looks", "are stated of a two-stage trial", "stages with subjects and responses");
        StatedStage first = observed.Stages[0];
        if (first.Responses is not { } responses) throw new DesignException("stages[0].responses", "is missing", "the responses of the first stage");
        (string Kind, SimonDesign Design)[] all = EarlyPhaseTables.Named(search);
        (string Kind, SimonDesign Design)[] fitting = [.. all.Where(x => x.Design.FirstSubjects == first.Subjects).DistinctBy(x => x.Design)];
        if (fitting.Length == 0)
            throw new DesignException("stages[0].subjects", $"is {first.Subjects}", string.Join(" or ", all.Select(x => x.Design.FirstSubjects).Distinct().Order().Select(n => n.ToString(CultureInfo.InvariantCulture))) + ", the first stages of this file's designs");
        var rows = new List<IReadOnlyList<string>>();
        var numbers = new JsonArray();
        foreach ((string kind, SimonDesign design) in fitting)
        {
            bool goesOn = responses > design.FirstBound;
            int second = observed.Stages.Length > 1 ? observed.Stages[1].Subjects : design.Subjects - design.FirstSubjects;
            double error = design.ConditionalError(responses, nullRate);
            int? from = goesOn ? design.RejectFrom(responses, second, nullRate) : null;
            int? seen = observed.Stages.Length > 1 && observed.Stages[1].Responses is { } more ? responses + more : null;
            string decision = !goesOn ? "stop for futility" : seen is null ? "go on" : seen >= from ? "reject the null" : "do not reject";
            rows.Add([kind, Text(design.FirstBound), Text(responses), error.ToString("0.0000", CultureInfo.InvariantCulture), Text(second), Text(design.Subjects - design.FirstSubjects), from is { } f ? Text(f) : "none", decision]);
            numbers.Add(new JsonObject
            {
                ["design"] = kind,
                ["conditionalError"] = error,
                ["secondStage"] = second,
                ["secondStagePlanned"] = design.Subjects - design.FirstSubjects,
                ["rejectFrom"] = from,
                ["decision"] = decision,
            });
        }

        return new FormulaOutcome(
            [new DesignTable(name, ["Design", "Stop: r1", "Responses", "Conditional error", "Second stage", "planned", "Reject from", "Decision"], rows, "Reject from: responses of both stages. A second stage of another size spends at most the conditional error of the plan, so the level is kept.")],
            new JsonObject { ["reviews"] = numbers });
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
