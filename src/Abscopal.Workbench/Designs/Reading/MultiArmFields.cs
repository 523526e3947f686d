using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads a trial of several experimental arms (doses, schedules) against one control, with dropping of arms.</summary>
internal static class MultiArmFields
{
    public static DesignFile? Read(string name, MapReader map)
    {
        ModelledFrame? frame = ModelledFields.Frame(map);
        ImmutableArray<string> arms = map.RequiredList("arms", item => item.Scalar(Rules.Text));
        Distinct.Check(map, "arms", arms, arm => arm);
        (double? below, int? best) = Dropping(map.Optional("dropping"));
        bool stops = map.Optional("stopsAtFirst", Rules.Flag) ?? true;
        ArmLevels? levels = ArmLevels.Read(map, frame, arms.Length, stops);
        ImmutableArray<TrialScenario> scenarios = map.RequiredList("scenarios", item => Scenario(item, arms.Length));
        Distinct.Check(map, "scenarios", scenarios, scenario => scenario.Name);
        map.Close();
        if (frame is null || levels is null || scenarios.Length == 0) return null;
        var model = new TrialModel
        {
            Arms = arms.Length + 1,
            Hypotheses = [.. arms.Select((arm, a) => new Hypothesis(arm, frame.Test, Arm: a + 1))],
            Bounds = levels.Bounds,
            Adaptation = below is null && best is null ? null : new Adaptation { DropBelow = below, KeepBest = best },
            StopsAtFirst = stops,
        };
        return new ModelledFile(name, "multi-arm-survival", ModelledFields.Options(frame, model, WithNull(scenarios, frame)), frame.Alpha, levels.Note) { Spent = levels.Spent };
    }

    private static (double? Below, int? Best) Dropping(NodeReader? node)
    {
        if (node?.Map() is not { } map) return (null, null);

        double? below = map.Optional("below", Rules.Real("a number", _ => true));
        int? best = map.Optional("keepBest", Rules.Positive);
        map.Close();
        return (below, best);
    }

    private static TrialScenario? Scenario(NodeReader node, int arms)
    {
        if (node.Map() is not { } map) return null;

        string? name = map.Required("name", Rules.Text);
        PiecewiseRate? control = RateFields.Hazard(map.Required("control", "a hazard"));
        ImmutableArray<object> ratios = map.RequiredList("hazardRatios", item => RateFields.HazardRatio(item) is { } ratio ? (object)ratio : null);
        (PiecewiseRate dropout, _) = ScenarioFields.Dropout(map.Optional("dropout"));
        map.Close();
        if (name is null || control is null) return null;
        if (ratios.Length != arms)
        {
            map.Wrong("hazardRatios", $"are {ratios.Length} for {arms} arms", "one an experimental arm");
            return null;
        }

        PiecewiseRate[] hazards = [control, .. ratios.Select(item => ((double[] Starts, double[] Ratios))item).Select(ratio => control.Times(ratio.Starts, ratio.Ratios))];
        return ModelledFields.Scenario(name, [.. hazards.Select(hazard => new SubjectCourse { Event = hazard, Dropout = dropout })]);
    }

    private static IReadOnlyList<TrialScenario> WithNull(ImmutableArray<TrialScenario> stated, ModelledFrame frame)
    {
        IReadOnlyList<SubjectCourse> first = stated[0].Courses!;
        SubjectCourse harmed = first[0] with { Event = first[0].Event.Times([0, 0.1 * frame.YearInUnits], [16, 0.76]) };
        return
        [
            .. stated,
            ModelledFields.Scenario(ScenarioFields.NoEffect, [.. first.Select(_ => first[0])]),
            ModelledFields.Scenario(ScenarioFields.StrongNull, [first[0], .. first.Skip(1).Select(_ => harmed)]),
        ];
    }
}
