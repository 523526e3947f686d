using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Abscopal.Study.Protocol;

namespace Abscopal.Study.Usdm;

/// <summary>Writes a protocol as a study definition of CDISC USDM v4.0 (JSON of its API).</summary>
/// <remarks>
/// What the standard has no attribute for (cycles and days of a course, choices of the analysis, other languages) stands
/// in extension attributes whose url begins with urn:abscopal:study, so that <see cref="UsdmReader"/> gives the same
/// protocol again. Source: CDISC and TransCelerate, Unified Study Definitions Model 4.0.0, API specification.
/// </remarks>
public static class UsdmWriter
{
    internal const string NotTold = "Not told";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The protocol as JSON.</summary>
    /// <param name="protocol">The protocol.</param>
    public static string Write(StudyProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var ids = new UsdmIds();
        JsonObject version = Version(new UsdmObject(ids, "StudyVersion"), protocol).Finish();
        var study = new UsdmObject(ids, "Study").Set("name", protocol.Id).Set("label", protocol.Title.English).Set("versions", new JsonArray(version)).Set("documentedBy", new JsonArray());
        var root = new JsonObject { ["study"] = study.Finish(), ["usdmVersion"] = "4.0.0", ["systemName"] = "Abscopal" };
        return new StringBuilder(root.ToJsonString(Layout)).Append('\n').ToString();
    }

    private static UsdmObject Version(UsdmObject version, StudyProtocol protocol)
    {
        version.Set("versionIdentifier", "1").Set("rationale", NotTold);
        version.Set("titles", [version.New("StudyTitle").Text("text", protocol.Title).Code("type", UsdmTerms.OfficialTitle)]);
        UsdmObject[] registries = [];
        UsdmObject[] identifiers = [];
        if (protocol.Registry is { } number)
        {
            string name = number.StartsWith("NCT", StringComparison.Ordinal) ? "ClinicalTrials.gov" : "Registry";
            registries = [version.New("Organization").Set("name", name).Set("label", name).Code("type", UsdmTerms.Registry).Set("identifierScheme", "NAME").Set("identifier", name)];
            identifiers = [version.New("StudyIdentifier").Set("text", number).Set("scopeId", registries[0].Id)];
        }

        version.Set("organizations", registries).Set("studyIdentifiers", identifiers);
        var interventions = new UsdmInterventions(version, protocol);
        version.Set("studyInterventions", interventions.Objects);
        (UsdmObject[] items, UsdmObject[] criteria) = Criteria(version, protocol);
        version.Set("eligibilityCriterionItems", items);
        version.Set("studyDesigns", [Design(version.New("InterventionalStudyDesign"), protocol, interventions, criteria)]);
        return version.Beside(own => own.Add("analysis", StudyProtocolWriter.Analysis(protocol.Analysis)).Add("comparators", protocol.Comparators, StudyProtocolWriter.Comparator));
    }

    private static UsdmObject Design(UsdmObject design, StudyProtocol protocol, UsdmInterventions interventions, UsdmObject[] criteria)
    {
        UsdmObject[] arms = [.. protocol.Arms.Select(a => Arm(design, a))];
        design.Set("name", "DESIGN").Text("label", protocol.Design.Summary, "summary").Set("rationale", NotTold)
            .Code("studyType", UsdmTerms.Interventional).Alias("studyPhase", UsdmTerms.Of(UsdmTerms.Phases, protocol.Phase))
            .Code("model", protocol.Design.Allocation == Allocation.SingleArm ? UsdmTerms.SingleGroup : UsdmTerms.Parallel)
            .Alias("blindingSchema", UsdmTerms.Of(UsdmTerms.Maskings, protocol.Design.Masking))
            .Set("indications", [design.New("Indication").Set("name", "INDICATION").Text("label", protocol.Indication, "indication").Set("isRareDisease", false)])
            .Set("arms", arms).Ids("studyInterventionIds", interventions.Objects.Select(i => i.Id));
        design.Beside(own => own.Add("allocation", StudyProtocolWriter.Word(protocol.Design.Allocation)).Add("country", protocol.Country).Add("sites", protocol.Sites));
        design.Set("eligibilityCriteria", criteria).Set("population", Population(design, protocol, criteria));
        Dictionary<string, UsdmObject> endpoints = protocol.Endpoints.Select((e, i) => (e.Id, Object: Endpoint(design, e, i))).ToDictionary(e => e.Id, e => e.Object, StringComparer.Ordinal);
        (UsdmObject[] populations, UsdmObject[] estimands) = Estimands(design, protocol, interventions, endpoints);
        design.Set("analysisPopulations", populations).Set("estimands", estimands).Set("objectives", Objectives(design, protocol, endpoints));
        new UsdmSchedule(design, protocol, interventions).Write([.. protocol.Arms.Zip(arms, (a, o) => (a.Id, o.Id))]);
        return design;
    }

    private static UsdmObject Arm(UsdmObject design, ProtocolArm arm) => design.New("StudyArm").Set("name", arm.Id).Text("label", arm.Label)
        .Code("type", arm.Role is { } role ? UsdmTerms.Of(UsdmTerms.ArmRoles, role) : UsdmTerms.TreatmentArm)
        .Set("dataOriginDescription", "Data of subjects").Code("dataOriginType", UsdmTerms.WithinStudy);

    private static (UsdmObject[] Items, UsdmObject[] Criteria) Criteria(UsdmObject version, StudyProtocol protocol)
    {
        var items = new List<UsdmObject>();
        var criteria = new List<UsdmObject>();
        Add(protocol.Eligibility, "IN", UsdmTerms.Inclusion);
        Add(protocol.Exclusion, "EX", UsdmTerms.Exclusion);
        return ([.. items], [.. criteria]);

        void Add(ImmutableArray<Words> texts, string prefix, UsdmTerm category)
        {
            for (int i = 0; i < texts.Length; i++)
            {
                string number = (i + 1).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
                UsdmObject item = version.New("EligibilityCriterionItem").Set("name", prefix + number).Text("text", texts[i]);
                items.Add(item);
                criteria.Add(version.New("EligibilityCriterion").Set("name", prefix + number).Code("category", category).Set("identifier", number).Set("criterionItemId", item.Id));
            }
        }
    }

    private static UsdmObject Population(UsdmObject design, StudyProtocol protocol, UsdmObject[] criteria)
    {
        UsdmObject population = design.New("StudyDesignPopulation").Set("name", "POPULATION").Set("includesHealthySubjects", false).Ids("criterionIds", criteria.Select(c => c.Id));
        if (protocol.Population is not { } planned) return population;
        population.Text("description", planned.Description).Set("plannedEnrollmentNumber", planned.Enrolment is { } n ? design.Quantity(n, null) : null)
            .Set("plannedCompletionNumber", planned.Completion is { } done ? design.Quantity(done, null) : null);
        if (planned.Sex is { } sex) population.Codes("plannedSex", UsdmTerms.Of(UsdmTerms.Sexes, sex));
        if (planned is { LeastAge: { } least, GreatestAge: { } greatest })
            return population.Set("plannedAge", design.New("Range").Set("minValue", design.Quantity(least, UsdmTerms.Year)).Set("maxValue", design.Quantity(greatest, UsdmTerms.Year)).Set("isApproximate", false));
        return population.Beside(own => own.Add("leastAge", planned.LeastAge).Add("greatestAge", planned.GreatestAge));
    }

    private static UsdmObject Endpoint(UsdmObject design, ProtocolEndpoint endpoint, int index) => design.New("Endpoint").Set("name", endpoint.Id).Text("label", endpoint.Label)
        .Text("text", endpoint.Definition, "definition").Set("purpose", NotTold).Code("level", UsdmTerms.Of(UsdmTerms.EndpointLevels, endpoint.Role)).Beside(own => own.Add("order", index + 1));

    // An endpoint stands in the first objective it answers; what answers none stands in one of its rank that is marked as not of the study.
    private static UsdmObject[] Objectives(UsdmObject design, StudyProtocol protocol, Dictionary<string, UsdmObject> endpoints)
    {
        var left = new HashSet<string>(endpoints.Keys, StringComparer.Ordinal);
        var objectives = new List<UsdmObject>();
        foreach (ProtocolObjective objective in protocol.Objectives)
        {
            objectives.Add(design.New("Objective").Set("name", objective.Id).Text("text", objective.Text).Code("level", UsdmTerms.Of(UsdmTerms.ObjectiveLevels, objective.Role))
                .Set("endpoints", objective.Endpoints.Where(left.Remove).Select(e => endpoints[e])).Beside(own => own.Names("endpoints", objective.Endpoints)));
        }

        foreach (IGrouping<EndpointRole, ProtocolEndpoint> rest in protocol.Endpoints.Where(e => left.Contains(e.Id)).GroupBy(e => e.Role))
        {
            objectives.Add(design.New("Objective").Set("name", StudyProtocolWriter.Word(rest.Key)).Set("text", NotTold).Code("level", UsdmTerms.Of(UsdmTerms.ObjectiveLevels, rest.Key))
                .Set("endpoints", rest.Select(e => endpoints[e.Id])).Beside(own => own.Add("added", "true")));
        }

        return [.. objectives];
    }

    private static (UsdmObject[] Populations, UsdmObject[] Estimands) Estimands(UsdmObject design, StudyProtocol protocol, UsdmInterventions interventions, Dictionary<string, UsdmObject> endpoints)
    {
        List<(Words Text, UsdmObject Object)> populations = [.. protocol.Populations.Select(p => (p.Definition, design.New("AnalysisPopulation").Set("name", p.Id).Text("text", p.Definition, "definition")))];
        var estimands = new List<UsdmObject>();
        foreach (Estimand estimand in protocol.Estimands)
        {
            int found = populations.FindIndex(p => p.Text == estimand.Population);
            if (found < 0)
            {
                found = populations.Count;
                populations.Add((estimand.Population, design.New("AnalysisPopulation").Set("name", estimand.Id).Text("text", estimand.Population, "definition").Beside(own => own.Add("added", "true"))));
            }

            estimands.Add(design.New("Estimand").Set("name", estimand.Id).Text("populationSummary", estimand.Summary, "summary").Set("analysisPopulationId", populations[found].Object.Id)
                .Ids("interventionIds", interventions.Objects.Select(i => i.Id)).Set("variableOfInterestId", endpoints[estimand.Endpoint].Id)
                .Set("intercurrentEvents", estimand.IntercurrentEvents.Select((e, i) => IntercurrentEvent(design, e, i)))
                .Beside(own => own.Add("treatment", estimand.Treatment).Add("variable", estimand.Variable).Add("censoring", StudyProtocolWriter.Censoring(estimand.Censoring))));
        }

        return ([.. populations.Select(p => p.Object)], [.. estimands]);
    }

    private static UsdmObject IntercurrentEvent(UsdmObject design, IntercurrentEvent happened, int index) => design.New("IntercurrentEvent")
        .Set("name", "EVENT" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).Text("text", happened.Event, "event").Text("description", happened.Handling, "handling")
        .Set("strategy", Array.Find(UsdmTerms.Strategies, s => s.Strategy == happened.Strategy).Word);
}
