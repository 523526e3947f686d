using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads a trial of progression-free and overall survival, correlated through an illness-death course.</summary>
internal static class ProgressionFields
{
    private static readonly Rule<int?> Endpoints = Rules.OneOf(("progression-free", 0), ("overall", 1));

    public static DesignFile? Read(string name, MapReader map)
    {
        ModelledFrame? frame = ModelledFields.Frame(map);
        int? trigger = map.Optional("triggers", Endpoints);
        double overall = map.Optional("overallAlphaShare", Rules.Real("from 0 to 1", value => value is >= 0 and <= 1)) ?? 1;
        ImmutableArray<TrialScenario> scenarios = map.RequiredList("scenarios", Scenario);
        Distinct.Check(map, "scenarios", scenarios, scenario => scenario.Name);
        map.Close();
        if (frame is null || scenarios.Length == 0) return null;
        IReadOnlyList<double?> none = ModelledFields.Bounds(frame, 0);
        IReadOnlyList<double?> whole = ModelledFields.Bounds(frame, frame.Alpha);
        var model = new TrialModel
        {
            TriggerEndpoint = trigger ?? 1,
            Hypotheses = [new Hypothesis("overall survival", frame.Test, Endpoint: 1), new Hypothesis("progression-free survival", frame.Test, Endpoint: 0)],
            Bounds =
            [
                [ModelledFields.Bounds(frame, overall * frame.Alpha), ModelledFields.Bounds(frame, (1 - overall) * frame.Alpha)],
                [none, whole],
                [whole, none],
                [none, none],
            ],
        };
        return new ModelledFile(name, "progression-and-survival", ModelledFields.Options(frame, model, WithNull(scenarios, frame)), frame.Alpha, "Information fractions of both endpoints are taken as planned; what one rejects is handed to the other (graphical procedure).") { Spent = ModelledFields.Spent(frame, model.Bounds[0]) };
    }

    private static TrialScenario? Scenario(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? name = map.Required("name", Rules.Text);
        SubjectCourse? control = Course(map.Required("control", "progression, death, afterProgression"));
        SubjectCourse? experimental = Course(map.Required("experimental", "progression, death, afterProgression"));
        map.Close();
        return name is null || control is null || experimental is null ? null : ModelledFields.Scenario(name, [control, experimental]);
    }

    private static SubjectCourse? Course(NodeReader? node)
    {
        if (node?.Map() is not { } map) return null;

        PiecewiseRate? progression = RateFields.Hazard(map.Required("progression", "a hazard"));
        PiecewiseRate? death = RateFields.Hazard(map.Required("death", "a hazard of death without progression"));
        PiecewiseRate? after = RateFields.Hazard(map.Required("afterProgression", "a hazard of death on time since progression"));
        (double share, PiecewiseRate? later) = Switching(map.Optional("laterTherapy"));
        (PiecewiseRate dropout, _) = ScenarioFields.Dropout(map.Optional("dropout"));
        map.Close();
        if (progression is null || death is null || after is null) return null;
        return new SubjectCourse { Event = death, Progression = progression, AfterProgression = after, SwitchProbability = share, AfterSwitch = later, Dropout = dropout };
    }

    private static (double Share, PiecewiseRate? After) Switching(NodeReader? node)
    {
        if (node?.Map() is not { } map) return (0, null);

        double? share = map.Required("share", Rules.Share);
        PiecewiseRate? after = RateFields.Hazard(map.Required("afterProgression", "a hazard of death on time since progression"));
        map.Close();
        return (after is null ? 0 : share ?? 0, after);
    }

    private static IReadOnlyList<TrialScenario> WithNull(ImmutableArray<TrialScenario> stated, ModelledFrame frame)
    {
        SubjectCourse control = stated[0].Courses![0];
        double[] starts = [0, 0.1 * frame.YearInUnits];
        SubjectCourse harmed = control with { Event = control.Event.Times(starts, [16, 0.76]), Progression = control.Progression!.Times(starts, [16, 0.76]) };
        return [.. stated, ModelledFields.Scenario(ScenarioFields.NoEffect, [control, control]), ModelledFields.Scenario(ScenarioFields.StrongNull, [control, harmed])];
    }
}
