using System.Globalization;
using Abscopal.Study.Protocol;
using Abscopal.Study.Protocol.Schedule;
using Abscopal.Study.Published;
using Abscopal.Study.Writing;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study;

/// <summary>Writes a protocol as <c>study.yaml</c>. What was read and written is read as the same; comments are not kept.</summary>
public static class StudyProtocolWriter
{
    /// <summary>The protocol as YAML.</summary>
    /// <param name="protocol">The protocol.</param>
    public static string Write(StudyProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        YamlMap map = new YamlMap().Add("id", protocol.Id).Add("title", protocol.Title).Text("registry", protocol.Registry).Add("phase", protocol.Phase)
            .Add("design", Design(protocol.Design)).Add("indication", protocol.Indication).Add("country", protocol.Country).Add("sites", protocol.Sites)
            .Add("arms", protocol.Arms, Arm).Add("interventions", protocol.Interventions, Intervention)
            .Add("eligibility", protocol.Eligibility, YamlMap.Of).Add("exclusion", protocol.Exclusion, YamlMap.Of)
            .Add("population", protocol.Population is { } planned ? Population(planned) : null)
            .Add("populations", protocol.Populations, p => new YamlMap().Add("id", p.Id).Add("definition", p.Definition).Node)
            .Add("objectives", protocol.Objectives, o => new YamlMap().Add("id", o.Id).Add("role", Word(o.Role)).Add("text", o.Text).Names("endpoints", o.Endpoints).Node)
            .Add("endpoints", protocol.Endpoints, e => new YamlMap().Add("id", e.Id).Add("role", Word(e.Role)).Add("label", e.Label).Add("definition", e.Definition).Node)
            .Add("estimands", protocol.Estimands, Estimand)
            .Add("schedule", protocol.Schedule is { } schedule ? Schedule(schedule) : null)
            .Add("analysis", Analysis(protocol.Analysis))
            .Add("comparators", protocol.Comparators, Comparator);
        return $"# yaml-language-server: $schema=../study.schema.json\n{map}\n";
    }

    internal static string Word<T>(T choice)
        where T : struct, Enum
    {
        string name = choice.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string? WordOrNone<T>(T? choice)
        where T : struct, Enum => choice is { } chosen ? Word(chosen) : null;

    private static YamlMap Design(StudyDesign design) =>
        new YamlMap().Add("allocation", Word(design.Allocation)).Add("masking", Word(design.Masking)).Add("summary", design.Summary);

    private static YamlNode Arm(ProtocolArm arm) =>
        new YamlMap().Add("id", arm.Id).Add("label", arm.Label).Add("role", WordOrNone(arm.Role)).Add("drugs", arm.Drugs, Drug).Add("radiotherapy", arm.Radiotherapy, Radiotherapy).Node;

    private static YamlNode Drug(DrugCourse drug) =>
        Course(new YamlMap().Add("id", drug.Id).Add("drug", drug.Drug).Add("dose", drug.Dose is { } dose ? DoseOf(dose) : null), drug).Add("note", drug.Note).Node;

    /// <summary>What a study definition of another kind has no place for, in the keys of <c>study.yaml</c>.</summary>
    internal static YamlMap Course(YamlMap map, DrugCourse drug) => map
        .Add("choices", drug.Choices, Choice)
        .Add("route", drug.Route)
        .Add("cycles", Cycles(drug))
        .InLine("days", drug.Days).Add("cycleDays", drug.CycleDays).Add("until", drug.Until);

    private static YamlMap Cycles(DrugCourse drug) => new YamlMap().InLine().Add("first", drug.FirstCycle).Add("leastLast", drug.LeastLastCycle).Add("last", drug.LastCycle);

    private static YamlNode Choice(DrugChoice choice) => new YamlMap().Add("drug", choice.Drug).Add("dose", choice.Dose is { } each ? DoseOf(each) : null).Node;

    internal static YamlNode Comparator(Comparator comparator) => new YamlMap().InLine().Add("study", comparator.Study).Add("arm", comparator.Arm).Add("group", comparator.Group).Node;

    internal static YamlNode Cell(ScheduleCell cell) => new YamlMap().InLine().Add("arm", cell.Arm).Add("epoch", cell.Epoch).Node;

    internal static YamlMap? Censoring(EstimandCensoring? rules) =>
        rules is null ? null : new YamlMap().InLine().Add("rules", Word(rules.Rules)).Add("assessmentDays", rules.AssessmentDays).Add("windowDays", rules.WindowDays);

    private static YamlMap DoseOf(Dose dose) => new YamlMap().InLine().Add("amount", dose.Amount).Add("upTo", dose.UpTo).Add("unit", dose.Unit);

    private static YamlNode Radiotherapy(RadiotherapyPrescription radiotherapy) =>
        Course(new YamlMap().Add("id", radiotherapy.Id).Add("site", radiotherapy.Site), radiotherapy).Add("note", radiotherapy.Note).Node;

    /// <summary>What a study definition of another kind has no place for, in the keys of <c>study.yaml</c>.</summary>
    internal static YamlMap Course(YamlMap map, RadiotherapyPrescription radiotherapy)
    {
        map.Add("use", Word(radiotherapy.Use)).Add("dosePerFraction", radiotherapy.Fractionation?.DosePerFraction).Add("fractions", radiotherapy.Fractionation?.Fractions);
        if (!radiotherapy.AlphaBeta.IsEmpty) map.InLine("alphaBeta", radiotherapy.AlphaBeta);
        return map.Add("cycle", radiotherapy.Cycle).Add("day", radiotherapy.Day);
    }

    private static YamlNode Intervention(ProtocolIntervention intervention) =>
        new YamlMap().Add("id", intervention.Id).Add("label", intervention.Label).Add("description", intervention.Description).Add("administrations", intervention.Administrations, YamlMap.Of).Node;

    private static YamlMap Population(PlannedPopulation planned) => new YamlMap()
        .Add("description", planned.Description).Add("enrolment", planned.Enrolment).Add("completion", planned.Completion)
        .Add("leastAge", planned.LeastAge).Add("greatestAge", planned.GreatestAge).Add("sex", WordOrNone(planned.Sex));

    private static YamlNode Estimand(Estimand estimand) => new YamlMap()
        .Add("id", estimand.Id).Add("endpoint", estimand.Endpoint).Add("treatment", estimand.Treatment).Add("population", estimand.Population).Add("variable", estimand.Variable)
        .Add("intercurrentEvents", estimand.IntercurrentEvents, e => new YamlMap().Add("event", e.Event).Add("strategy", Word(e.Strategy)).Add("handling", e.Handling).Node)
        .Add("censoring", Censoring(estimand.Censoring))
        .Add("summary", estimand.Summary).Node;

    private static YamlMap Schedule(StudySchedule schedule) => new YamlMap()
        .Add("epochs", schedule.Epochs, e => new YamlMap().Add("id", e.Id).Add("kind", Word(e.Kind)).Add("label", e.Label).Node)
        .Add("elements", schedule.Elements, e => new YamlMap().Add("id", e.Id).Add("label", e.Label)
            .Add("cells", e.Cells, Cell)
            .Names("interventions", e.Interventions).Add("starts", e.Starts).Add("ends", e.Ends).Node)
        .Add("visits", schedule.Visits, v => new YamlMap().Add("id", v.Id).Add("label", v.Label).Add("epoch", v.Epoch).Add("day", v.Day).Add("earlyDays", v.EarlyDays).Add("lateDays", v.LateDays)
            .Add("repeatDays", v.RepeatDays).Add("until", v.Until).Add("note", v.Note).Node)
        .Add("activities", schedule.Activities, a => new YamlMap().Add("id", a.Id).Add("label", a.Label).Add("under", a.Under).Names("visits", a.Visits).Names("interventions", a.Interventions).Add("note", a.Note).Node);

    internal static YamlMap Analysis(AnalysisChoices choices)
    {
        ReconstructionChoices drawn = choices.Reconstruction;
        return new YamlMap().Add("confidenceLevel", choices.ConfidenceLevel).Add("interval", Interval(choices.Interval)).Add("profile", Word(choices.Profile))
            .InLine("landmarks", choices.Landmarks)
            .Add("timeUnit", choices.TimeUnit switch { PrintedUnit.Days => "days", PrintedUnit.Years => "years", _ => "months" })
            .Add("reconstruction", new YamlMap().Add("cohorts", drawn.Cohorts).Add("seed", drawn.Seed.ToString(CultureInfo.InvariantCulture))
                .Add("followUpOfTheLiving", Word(drawn.FollowUpOfTheLiving)).Add("medianRule", Word(drawn.MedianRule)).Add("scanIntervalMonths", drawn.ScanIntervalMonths));
    }

    private static string Interval(IntervalChoice choice) => choice switch
    {
        IntervalChoice.LogLog => "log-log",
        IntervalChoice.ArcSine => "arcsine",
        _ => Word(choice),
    };
}
