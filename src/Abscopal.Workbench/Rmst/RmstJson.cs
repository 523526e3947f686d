using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Rmst;

/// <summary>Writes restricted means as JSON.</summary>
public static class RmstJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The restricted means.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(RmstResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteObjects("groups", result.Groups, group =>
            {
                json.WriteString("label", group.Label ?? Km.KmJob.WholeSample);
                json.WriteNumber("horizon", group.Horizon);
                json.WriteStartObject("mean");
                json.WriteEstimate("estimate", group.Mean);
                json.WriteEstimate("standardError", group.StandardError);
                json.WriteLimits(group.Limits);
                json.WriteEndObject();
                json.WriteEstimate("timeLost", group.TimeLost);
            });
            json.WriteObjects("contrasts", result.Contrasts, contrast =>
            {
                json.WriteString("group", contrast.Group.Label);
                json.WriteString("reference", contrast.Reference.Label);
                json.WriteContrast("difference", contrast.Difference);
                json.WriteContrast("ratio", contrast.Ratio);
                json.WriteContrast("ratioOfTimeLost", contrast.RatioOfTimeLost);
            });
            json.WriteInput(result.Rows);
            json.WriteStartObject("conventions");
            json.WriteNumber("confidenceLevel", result.Groups[0].Level);
            json.WriteString("variance", "Greenwood, of the area under the curve");
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }
}
