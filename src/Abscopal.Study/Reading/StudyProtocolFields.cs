using System.Collections.Immutable;
using Abscopal.Study.Protocol;
using Abscopal.Study.Protocol.Schedule;

namespace Abscopal.Study.Reading;

/// <summary>Reads the fields of a protocol.</summary>
internal static class StudyProtocolFields
{
    private static readonly Rule<string?> Phases = Rules.OneWordOf("I", "I/II", "II", "II/III", "I/III", "III", "IV", "NA");

    private static readonly Rule<Allocation?> Allocations = Rules.OneOf(
        ("singleArm", Allocation.SingleArm), ("randomised", Allocation.Randomised), ("nonRandomised", Allocation.NonRandomised));

    private static readonly Rule<Masking?> Maskings = Rules.OneOf(("open", Masking.Open), ("singleBlind", Masking.SingleBlind), ("doubleBlind", Masking.DoubleBlind));

    private static readonly Rule<EndpointRole?> Roles = Rules.OneOf(
        ("primary", EndpointRole.Primary), ("secondary", EndpointRole.Secondary), ("exploratory", EndpointRole.Exploratory));

    private static readonly Rule<IntercurrentStrategy?> Strategies = Rules.OneOf(
        ("treatmentPolicy", IntercurrentStrategy.TreatmentPolicy),
        ("hypothetical", IntercurrentStrategy.Hypothetical),
        ("compositeVariable", IntercurrentStrategy.CompositeVariable),
        ("whileOnTreatment", IntercurrentStrategy.WhileOnTreatment),
        ("principalStratum", IntercurrentStrategy.PrincipalStratum));

    private static readonly Rule<CensoringChoice?> Censorings = Rules.OneOf(("fda", CensoringChoice.Fda), ("ema", CensoringChoice.Ema));

    public static StudyProtocol Read(MapReader map)
    {
        string? id = map.Required("id", Rules.Identifier);
        Words? title = map.Words("title");
        string? registry = map.Optional("registry", Rules.Text);
        string? phase = map.Required("phase", Phases);
        StudyDesign? design = map.Required("design", "allocation, masking, summary") is { } value ? Design(value) : null;
        Words? indication = map.Words("indication");
        Words? country = map.OptionalWords("country");
        int? sites = map.Optional("sites", Rules.Positive);
        ImmutableArray<ProtocolArm> arms = map.RequiredList("arms", RegimenFields.Arm);
        Distinct.Check(map, "arms", arms, arm => arm.Id);
        ImmutableArray<Words> eligibility = map.WordsList("eligibility");
        ImmutableArray<Words> exclusion = map.WordsList("exclusion");
        PlannedPopulation? population = map.Optional("population")?.Map() is { } planned ? PopulationFields.Planned(planned) : null;
        ImmutableArray<AnalysisPopulation> populations = map.List("populations", PopulationFields.Analysed);
        Distinct.Check(map, "populations", populations, one => one.Id);
        ImmutableArray<ProtocolIntervention> interventions = map.List("interventions", RegimenFields.Intervention);
        Distinct.Check(map, "interventions", interventions, one => one.Id);
        ImmutableArray<ProtocolEndpoint> endpoints = map.RequiredList("endpoints", Endpoint);
        Distinct.Check(map, "endpoints", endpoints, endpoint => endpoint.Id);
        ImmutableArray<ProtocolObjective> objectives = map.List("objectives", item => Objective(item, endpoints));
        Distinct.Check(map, "objectives", objectives, objective => objective.Id);
        ImmutableArray<Estimand> estimands = map.List("estimands", item => Estimand(item, endpoints));
        Distinct.Check(map, "estimands", estimands, estimand => estimand.Id);
        StudySchedule? schedule = map.Optional("schedule")?.Map() is { } activities ? ScheduleFields.Read(activities, arms, interventions) : null;
        AnalysisChoices? analysis = map.Required("analysis", "the choices of the analysis")?.Map() is { } choices ? AnalysisFields.Read(choices) : null;
        ImmutableArray<Comparator> comparators = map.List("comparators", Comparator);
        map.Close();
        return new StudyProtocol
        {
            Id = id ?? "",
            Title = title ?? "",
            Registry = registry,
            Phase = phase ?? "",
            Design = design!,
            Indication = indication ?? "",
            Country = country,
            Sites = sites,
            Arms = arms,
            Eligibility = eligibility,
            Exclusion = exclusion,
            Population = population,
            Populations = populations,
            Interventions = interventions,
            Objectives = objectives,
            Endpoints = endpoints,
            Estimands = estimands,
            Schedule = schedule,
            Analysis = analysis!,
            Comparators = comparators,
        };
    }

    private static StudyDesign? Design(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        Allocation? allocation = map.Required("allocation", Allocations);
        Masking? masking = map.Required("masking", Maskings);
        Words? summary = map.Words("summary");
        map.Close();
        return new StudyDesign(allocation ?? default, masking ?? default, summary ?? "");
    }

    private static ProtocolEndpoint? Endpoint(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        EndpointRole? role = map.Required("role", Roles);
        Words? label = map.Words("label");
        Words? definition = map.Words("definition");
        map.Close();
        return id is null ? null : new ProtocolEndpoint(id, role ?? default, label ?? "", definition ?? "");
    }

    private static ProtocolObjective? Objective(NodeReader node, ImmutableArray<ProtocolEndpoint> endpoints)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        EndpointRole? role = map.Required("role", Roles);
        Words? text = map.Words("text");
        ImmutableArray<string> answered = map.Names("endpoints", [.. endpoints.Select(e => e.Id)], "an endpoint of this study");
        map.Close();
        return id is null ? null : new ProtocolObjective(id, role ?? default, text ?? "", answered);
    }

    private static Estimand? Estimand(NodeReader node, ImmutableArray<ProtocolEndpoint> endpoints)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        string? endpoint = map.Required("endpoint", Rules.Identifier);
        if (endpoint is not null && !endpoints.Any(e => string.Equals(e.Id, endpoint, StringComparison.Ordinal)))
        {
            map.Wrong("endpoint", $"'{endpoint}' is not an endpoint of this study", string.Join(", ", endpoints.Select(e => e.Id)));
        }

        Words? treatment = map.Words("treatment");
        Words? population = map.Words("population");
        Words? variable = map.Words("variable");
        ImmutableArray<IntercurrentEvent> events = map.List("intercurrentEvents", IntercurrentEvent);
        EstimandCensoring? censoring = map.Optional("censoring")?.Map() is { } rules ? Censoring(rules) : null;
        Words? summary = map.Words("summary");
        map.Close();
        if (id is null) return null;

        return new Estimand
        {
            Id = id,
            Endpoint = endpoint ?? "",
            Treatment = treatment ?? "",
            Population = population ?? "",
            Variable = variable ?? "",
            IntercurrentEvents = events,
            Censoring = censoring,
            Summary = summary ?? "",
        };
    }

    private static IntercurrentEvent? IntercurrentEvent(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        Words? name = map.Words("event");
        IntercurrentStrategy? strategy = map.Required("strategy", Strategies);
        Words? handling = map.OptionalWords("handling");
        map.Close();
        return new IntercurrentEvent(name ?? "", strategy ?? default, handling);
    }

    private static EstimandCensoring? Censoring(MapReader map)
    {
        CensoringChoice? rules = map.Required("rules", Censorings);
        int? every = map.Optional("assessmentDays", Rules.WholeNumber(1, 1000));
        int? window = map.Optional("windowDays", Rules.WholeNumber(0, 1000));
        if (rules == CensoringChoice.Fda && every is null) map.Wrong("assessmentDays", "the rules of the FDA count missed visits", "the days between assessments");
        map.Close();
        return rules is { } chosen ? new EstimandCensoring(chosen, every, window) : null;
    }

    private static Comparator? Comparator(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? study = map.Required("study", Rules.Identifier);
        string? arm = map.Required("arm", Rules.Identifier);
        Words? group = map.OptionalWords("group");
        map.Close();
        return study is null || arm is null ? null : new Comparator(study, arm, group);
    }
}
