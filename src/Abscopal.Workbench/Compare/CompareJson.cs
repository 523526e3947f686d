using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Compare;

/// <summary>Writes a comparison as JSON.</summary>
public static class CompareJson
{
    /// <summary>Writes the document, with a line feed at its end.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="output">Where to write.</param>
    public static void Write(CompareResult result, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonEstimates.WriteDocument(output, json =>
        {
            json.WriteGroups(result.LogRank);
            json.WriteObjects("tests", result.Tests, test =>
            {
                json.WriteString("name", test.Name);
                if (test.ChiSquare.Status != EstimateStatus.Missing)
                {
                    json.WriteEstimate("chiSquare", test.ChiSquare);
                    json.WriteNumber("df", test.DegreesOfFreedom);
                }

                json.WriteEstimate("p", test.PValue);
            });
            json.WriteInput(result.Rows);
            json.WriteStartObject("conventions");
            json.WriteString("variance", result.LogRank.VarianceKind == VarianceKind.Robust ? "robust" : "hypergeometric");
            json.WriteNumber("strata", result.LogRank.Strata);
            json.WriteString("version", EngineVersion.Text);
            json.WriteEndObject();
        });
    }
}
