using System.Text.Json;
using Abscopal.Workbench.Json;
using Abscopal.Workbench.NextTrial;

namespace Abscopal.Workbench.StudyReport;

/// <summary>Writes the options for the next trial.</summary>
internal static class NextTrialJson
{
    public static void Write(Utf8JsonWriter json, NextTrialPlan plan)
    {
        json.WriteStartObject("nextTrial");
        json.WriteString("design", plan.Name);
        json.WriteStartObject("signal");
        json.WriteString("endpoint", plan.Signal.Endpoint);
        json.WriteNumber("median", plan.Signal.Median);
        json.WriteNumber("controlMedian", plan.Signal.ControlMedian);
        json.WriteString("control", plan.Signal.ControlLabel);
        json.WriteNumber("effect", plan.Signal.Effect);
        json.WriteNumber("standardError", plan.Signal.Error);
        json.WriteNumber("bar", plan.Signal.Bar);
        json.WriteEndObject();
        json.WriteStartObject("prior");
        json.WriteNumber("hazardRatio", plan.Prior.HazardRatio);
        json.WriteNumber("deviation", plan.Prior.Deviation);
        json.WriteNumber("worstHazardRatio", plan.Prior.WorstHazardRatio);
        json.WriteNumber("heterogeneity", plan.Prior.Heterogeneity);
        json.WriteEndObject();
        json.WriteStartArray("options");
        foreach (TrialOption option in plan.Options) Write(json, option);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrialOption option)
    {
        json.WriteStartObject();
        json.WriteString("option", option.Key);
        json.WriteNumber("subjects", option.Design.Subjects);
        json.WriteNumber("events", option.Design.Events);
        json.WriteNumber("power", option.Design.Power);
        json.WriteNumber("time", option.Design.Looks[^1].Time);
        json.WriteStartObject("probabilityOfSuccess");
        json.WriteNumber("uncorrected", option.Success.Uncorrected);
        json.WriteNumber("truncated", option.Success.Truncated);
        json.WriteNumber("shrunk", option.Success.Shrunk);
        json.WriteEndObject();
        json.WriteObjects("scenarios", option.Scenarios, scenario =>
        {
            json.WriteString("name", scenario.Name);
            json.WriteNumber("trials", scenario.Trials);
            json.WriteNumber("power", scenario.Power);
            json.WriteNumber("powerStandardError", scenario.PowerStandardError);
        });
        json.WriteEndObject();
    }
}
