using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads a trial in which a biomarker may tell who benefits: stratified, or with adaptive enrichment.</summary>
internal static class BiomarkerFields
{
    public static DesignFile? Read(string name, MapReader map)
    {
        ModelledFrame? frame = ModelledFields.Frame(map);
        double? share = map.Required("positiveShare", Rules.Share);
        double? positiveAlpha = map.Optional("positiveAlphaShare", Rules.Share);
        double? enrichBelow = map.Optional("enrichBelow", Rules.Real("a number", _ => true));
        ImmutableArray<TrialScenario> scenarios = map.RequiredList("scenarios", Scenario);
        Distinct.Check(map, "scenarios", scenarios, scenario => scenario.Name);
        if (enrichBelow is not null && frame is not null && (frame.Targets.Length != 2 || frame.Test.Kind == StatisticKind.MaxCombo))
            map.Wrong("enrichBelow", "needs two looks and a test other than max-combo", "two looks");
        if (map.Has("enrichBelow") && map.Has("positiveAlphaShare")) map.Wrong("positiveAlphaShare", "is not used with enrichment, whose closed test shares the level", "one of them");
        map.Close();
        if (frame is null || share is not { } positive || scenarios.Length == 0) return null;
        TrialModel model = enrichBelow is { } below ? Adaptive(frame, positive, below) : Stratified(frame, positive, positiveAlpha ?? 0.4);
        string note = enrichBelow is null
            ? "All subjects and positive subjects share the level; what one rejects is handed to the other (graphical procedure)."
            : "The last look combines both stages with weights fixed beforehand, over the closed family of the two hypotheses; nothing is claimed at the first look.";
        return new ModelledFile(name, "biomarker-survival", ModelledFields.Options(frame, model, WithNull(scenarios, frame)), frame.Alpha, note) { Spent = enrichBelow is null ? ModelledFields.Spent(frame, model.Bounds[0]) : [0, frame.Alpha] };
    }

    private static TrialModel Stratified(ModelledFrame frame, double positive, double positiveAlpha)
    {
        double all = (1 - positiveAlpha) * frame.Alpha;
        double some = positiveAlpha * frame.Alpha;
        IReadOnlyList<double?> none = ModelledFields.Bounds(frame, 0);
        return new TrialModel
        {
            PositiveShare = positive,
            Hypotheses = Hypotheses(frame),
            Bounds =
            [
                [ModelledFields.Bounds(frame, all), ModelledFields.Bounds(frame, some)],
                [none, ModelledFields.Bounds(frame, frame.Alpha)],
                [ModelledFields.Bounds(frame, frame.Alpha), none],
                [none, none],
            ],
        };
    }

    private static TrialModel Adaptive(ModelledFrame frame, double positive, double below)
    {
        double?[] last = [null, ModelledFields.Bounds(frame with { Targets = [frame.Targets[^1]] }, frame.Alpha)[0]];
        return new TrialModel
        {
            PositiveShare = positive,
            Hypotheses = Hypotheses(frame),
            Bounds = [[last, last]],
            Adaptation = new Adaptation { EnrichBelow = below },
        };
    }

    private static Hypothesis[] Hypotheses(ModelledFrame frame) =>
        [new Hypothesis("all subjects", frame.Test), new Hypothesis("positive subjects", frame.Test, PositiveOnly: true)];

    private static TrialScenario? Scenario(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? name = map.Required("name", Rules.Text);
        PiecewiseRate? control = RateFields.Hazard(map.Required("control", "a hazard"));
        PiecewiseRate? positiveControl = RateFields.Hazard(map.Optional("positiveControl")) ?? control;
        (double[] Starts, double[] Ratios)? negative = RateFields.HazardRatio(map.Required("negativeHazardRatio", "a ratio above 0"));
        (double[] Starts, double[] Ratios)? positive = RateFields.HazardRatio(map.Required("positiveHazardRatio", "a ratio above 0"));
        (PiecewiseRate dropout, _) = ScenarioFields.Dropout(map.Optional("dropout"));
        map.Close();
        if (name is null || control is null || negative is not { } no || positive is not { } yes) return null;
        PiecewiseRate[] hazards = [control, positiveControl!, control.Times(no.Starts, no.Ratios), positiveControl!.Times(yes.Starts, yes.Ratios)];
        return ModelledFields.Scenario(name, [.. hazards.Select(hazard => new SubjectCourse { Event = hazard, Dropout = dropout })]);
    }

    private static IReadOnlyList<TrialScenario> WithNull(ImmutableArray<TrialScenario> stated, ModelledFrame frame)
    {
        IReadOnlyList<SubjectCourse> first = stated[0].Courses!;
        return
        [
            .. stated,
            ModelledFields.Scenario(ScenarioFields.NoEffect, [first[0], first[1], first[0], first[1]]),
            ModelledFields.Scenario(ScenarioFields.StrongNull, [first[0], first[1], Harmed(first[0]), Harmed(first[1])]),
        ];

        SubjectCourse Harmed(SubjectCourse course) => course with { Event = course.Event.Times([0, 0.1 * frame.YearInUnits], [16, 0.76]) };
    }
}
