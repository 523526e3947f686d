using System.Globalization;
using System.Text.Json;
using Abscopal.Evidence.Audit;
using Abscopal.Evidence.Cohorts;
using Abscopal.Survival;
using Abscopal.Workbench.Explore;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Every number of a report as JSON, at full precision.</summary>
internal static class ReportJson
{
    public static void Write(ReportAnalysis analysis, Stream output)
    {
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteString("study", analysis.Study.Published.Id);
            json.WriteString("arm", analysis.Arm.Id);
            json.WriteString("notice", "Cohorts are reconstructed from printed figures; they are not patient data.");
            json.WriteNumber("n", analysis.Arm.N);
            json.WriteStartArray("endpoints");
            foreach (EndpointAnalysis endpoint in analysis.Endpoints) WriteEndpoint(json, endpoint, analysis);
            json.WriteEndArray();
            json.WriteStartArray("agreement");
            foreach (FactAgreement a in analysis.Agreements) WriteAgreement(json, a);
            json.WriteEndArray();
            json.WriteObjects("acrossTrials", analysis.AcrossTrials, across => AcrossTrials.ContrastJson.WriteContent(json, across));
            BoundsTable.Write(json, analysis.Bounds);
            WriteAudit(json, analysis.Audit);
            WriteReconstruction(json, analysis);
            if (analysis.Mechanism is { } explained)
            {
                json.WriteStartObject("mechanism");
                ExploreJson.Write(explained, json);
                json.WriteEndObject();
            }

            if (analysis.NextTrial is { } next) NextTrialJson.Write(json, next);
            json.WriteString("version", EngineVersion.Text);
        });
    }

    private static void WriteEndpoint(Utf8JsonWriter json, EndpointAnalysis endpoint, ReportAnalysis analysis)
    {
        json.WriteStartObject();
        json.WriteString("endpoint", endpoint.Endpoint);
        json.WriteNumber("shownCohort", endpoint.CohortNumber);
        json.WriteNumber("events", endpoint.Curve.Events);
        json.WriteQuantile("median", endpoint.Curve.Median);
        json.WriteQuantile("followUp", endpoint.FollowUp);
        json.WriteStartArray("at");
        foreach (decimal month in analysis.Study.Protocol.Analysis.Landmarks)
        {
            LandmarkRate rate = endpoint.Curve.At((double)month);
            json.WriteStartObject();
            json.WriteNumber("time", month);
            json.WriteEstimate("survival", rate.Survival);
            json.WriteEstimate("lower", rate.Limits.Lower);
            json.WriteEstimate("upper", rate.Limits.Upper);
            json.WriteNumber("atRisk", rate.AtRisk);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteObjects("leftOpen", endpoint.Derived, figure =>
        {
            json.WriteString("figure", figure.Kind == DerivedKind.Rate ? "rate" : "quantile");
            json.WriteNumber("at", figure.At);
            json.WriteString("followUpOfTheLiving", Name(figure.FollowUp.ToString()));
            json.WriteNumber("least", figure.Spread.Least);
            json.WriteNumber("low", figure.Spread.Low);
            json.WriteNumber("middle", figure.Spread.Middle);
            json.WriteNumber("high", figure.Spread.High);
            json.WriteNumber("greatest", figure.Spread.Greatest);
            json.WriteNumber("estimable", figure.Spread.Count);
            json.WriteNumber("cohorts", figure.Spread.Cohorts);
        });
        json.WriteConventions(endpoint.Curve.Conventions);
        json.WriteEndObject();
    }

    private static void WriteAgreement(Utf8JsonWriter json, FactAgreement a)
    {
        json.WriteStartObject();
        json.WriteString("endpoint", a.Endpoint);
        json.WriteString("figure", Name(a.Figure.ToString()));
        if (a.Time is { } time) json.WriteNumber("time", time);
        json.WriteString("published", a.Published?.ToString() ?? "NE");
        if (a.Least is { } least) json.WriteNumber("least", least);
        else json.WriteNull("least");
        if (a.Greatest is { } greatest) json.WriteNumber("greatest", greatest);
        else json.WriteNull("greatest");
        json.WriteNumber("agreeing", a.Agreeing);
        json.WriteNumber("cohorts", a.Cohorts);
        json.WriteEndObject();
    }

    private static void WriteAudit(Utf8JsonWriter json, AuditReport audit)
    {
        json.WriteStartObject("audit");
        AuditJson.WriteContent(json, audit);
        json.WriteEndObject();
    }

    private static void WriteReconstruction(Utf8JsonWriter json, ReportAnalysis analysis)
    {
        json.WriteStartObject("reconstruction");
        if (analysis.Cohorts is { } cohorts)
        {
            CohortOptions o = cohorts.Options;
            json.WriteString("outcome", Name(cohorts.Outcome.ToString()));
            json.WriteNumber("cohorts", cohorts.Cohorts.Length);
            json.WriteString("seed", o.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteString("followUpOfTheLiving", Name(o.FollowUp.ToString()));
            json.WriteString("intervalType", JsonEstimates.Name(o.IntervalType));
            json.WriteString("medianRule", JsonEstimates.Name(o.Plateau));
            json.WriteNumber("scanIntervalDays", o.ScanIntervalDays);
            json.WriteNumber("candidates", cohorts.Attempts);
        }

        json.WriteEndObject();
    }

    internal static string Name(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
