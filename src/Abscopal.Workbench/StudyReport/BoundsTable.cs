using System.Globalization;
using System.Text.Json;
using System.Text;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>What the printed facts prove of figures that were not printed, as rows, as JSON and as lines of text.</summary>
public static class BoundsTable
{
    /// <summary>The file that holds the bounds.</summary>
    public const string File = "bounds.csv";

    /// <summary>The bounds as CSV: a figure that is not reached has an empty end.</summary>
    /// <param name="bounds">The bounds of each endpoint.</param>
    public static string Csv(IEnumerable<EndpointBounds> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        var csv = new StringBuilder("arm,endpoint,figure,at,least,greatest,kind\n");
        foreach (EndpointBounds endpoint in bounds)
        {
            foreach (FigureBound f in endpoint.Figures)
                csv.Append(CultureInfo.InvariantCulture, $"{endpoint.Arm},{endpoint.Endpoint},{Name(f.Figure)},{f.At:R},{f.Least:R},{f.Greatest:R},{Kind(f)}\n");
        }

        return csv.ToString();
    }

    /// <summary>Writes the bounds as a property of an object.</summary>
    /// <param name="json">The writer, inside an object.</param>
    /// <param name="bounds">The bounds of each endpoint.</param>
    internal static void Write(Utf8JsonWriter json, IEnumerable<EndpointBounds> bounds)
    {
        json.WriteObjects("bounds", bounds, endpoint =>
        {
            json.WriteString("arm", endpoint.Arm);
            json.WriteString("endpoint", endpoint.Endpoint);
            json.WriteString("outcome", endpoint.Outcome switch { CohortOutcome.Found => "bounded", CohortOutcome.Contradiction => "contradiction", _ => "undecided" });
            json.WriteObjects("figures", endpoint.Figures, f =>
            {
                json.WriteString("figure", Name(f.Figure));
                json.WriteNumber("at", f.At);
                json.WriteNumberOrNull("least", f.Least);
                json.WriteNumberOrNull("greatest", f.Greatest);
                json.WriteString("kind", Kind(f));
            });
        });
    }

    /// <summary>One line an endpoint: survival at the times and the restricted mean at the last of them.</summary>
    /// <param name="bounds">The bounds of each endpoint.</param>
    public static IEnumerable<string> Lines(IEnumerable<EndpointBounds> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        foreach (EndpointBounds endpoint in bounds)
        {
            if (endpoint.Outcome != CohortOutcome.Found)
            {
                yield return $"{endpoint.Arm} {endpoint.Endpoint}: no bounds ({(endpoint.Outcome == CohortOutcome.Contradiction ? "no cohort can have printed its facts by these conventions" : "the arm is too large for what was printed")})";
                continue;
            }

            IEnumerable<string> rates = endpoint.Figures.Where(f => f.Figure == BoundedFigure.Survival)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"S({f.At}) {100 * f.Least:0.0}-{100 * f.Greatest:0.0}%"));
            IEnumerable<string> mean = endpoint.Figures.Where(f => f.Figure == BoundedFigure.RestrictedMean).TakeLast(1)
                .Select(f => string.Create(CultureInfo.InvariantCulture, $"mean to {f.At} {f.Least:0.00}-{f.Greatest:0.00}"));
            bool isSharp = endpoint.Figures.All(f => f.Kind == BoundKind.Sharp);
            yield return $"{endpoint.Arm} {endpoint.Endpoint}, proved ({(isSharp ? "sharp" : "outer bounds")}): {string.Join(", ", rates.Concat(mean))}";
        }
    }

    private static string Kind(FigureBound f) => f.Kind == BoundKind.Sharp ? "sharp" : "outer";

    private static string Name(BoundedFigure figure) => figure switch
    {
        BoundedFigure.Survival => "survival",
        BoundedFigure.Quantile => "quantile",
        BoundedFigure.RestrictedMean => "restrictedMean",
        BoundedFigure.Events => "events",
        _ => "atRisk",
    };
}
