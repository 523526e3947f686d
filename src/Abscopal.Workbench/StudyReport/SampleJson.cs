using System.Globalization;
using System.Text.Json;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Sampling;
using Abscopal.Study.Published;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>The summary of cohorts that were drawn together, as JSON.</summary>
internal static class SampleJson
{
    private static readonly double[] Quantiles = [0.25, 0.5, 0.75];
    private static readonly double[] Times = [6, 12, 18, 24];

    public static void Write(PublishedStudy study, StudySample sample, IReadOnlyList<EndpointBounds> bounds, Stream output)
    {
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteString("study", study.Id);
            json.WriteString("notice", "Cohorts are reconstructed from printed figures; they are not patient data.");
            json.WriteNumber("cohorts", sample.Options.Count);
            json.WriteString("seed", sample.Options.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteString("intervalType", JsonEstimates.Name(sample.Options.IntervalType));
            json.WriteString("medianRule", JsonEstimates.Name(sample.Options.Plateau));
            json.WriteString("prior", "Subjects independent; hazards of event and censoring constant between the printed times, Gamma with shape 1/2 and a rate of half a subject followed to the last day");
            WriteTexts(json, "notHeld", sample.NotHeld);
            WriteTexts(json, "assumptions", sample.Assumptions);
            json.WriteStartArray("draws");
            foreach (PublishedArm arm in study.Arms.Where(a => sample.Arms.Contains(a.Id, StringComparer.Ordinal))) WriteArm(json, sample, arm.Id);
            json.WriteEndArray();
            BoundsTable.Write(json, bounds);
            WriteMixing(json, sample);
            json.WriteString("version", EngineVersion.Text);
        });
    }

    private static void WriteArm(Utf8JsonWriter json, StudySample sample, string arm)
    {
        Cohort[] cohorts = [.. sample.Cohorts.Where(c => string.Equals(c.Arm, arm, StringComparison.Ordinal))];
        foreach (string endpoint in cohorts[0].Endpoints.Select(e => e.Endpoint))
        {
            KaplanMeierCurve[] curves = [.. cohorts.Select(c => KaplanMeier.Estimate(c.Endpoint(endpoint)!.InMonths()))];
            foreach (double time in Times) WriteSpread(json, arm, endpoint, "rate", time, [.. curves.Select(c => c.At(time).Survival.ValueOrNull)]);
            foreach (double p in Quantiles) WriteSpread(json, arm, endpoint, "quantile", p, [.. curves.Select(c => c.Quantile(p).Estimate.ValueOrNull)]);
        }
    }

    private static void WriteSpread(Utf8JsonWriter json, string arm, string endpoint, string figure, double at, double?[] values)
    {
        var spread = Spread.Of(values);
        json.WriteStartObject();
        json.WriteString("arm", arm);
        json.WriteString("endpoint", endpoint);
        json.WriteString("figure", figure);
        json.WriteNumber("at", at);
        if (spread.Count > 0)
        {
            json.WriteNumber("least", spread.Least);
            json.WriteNumber("low", spread.Low);
            json.WriteNumber("middle", spread.Middle);
            json.WriteNumber("high", spread.High);
            json.WriteNumber("greatest", spread.Greatest);
        }

        json.WriteNumber("estimable", spread.Count);
        json.WriteEndObject();
    }

    private static void WriteMixing(Utf8JsonWriter json, StudySample sample)
    {
        json.WriteStartObject("mixing");
        json.WriteNumber("temperatures", sample.Temperatures);
        json.WriteNumber("families", sample.Families);
        json.WriteNumber("proposals", sample.Steps);
        json.WriteNumber("acceptance", sample.Acceptance);
        json.WriteObjects("figures", sample.Diagnostics, d =>
        {
            json.WriteString("arm", d.Arm);
            json.WriteString("endpoint", d.Endpoint);
            json.WriteString("figure", d.Figure);
            json.WriteNumber("effectiveSampleSize", d.EffectiveSampleSize);
        });
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
