using System.Collections.Immutable;
using System.Text.Json;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;
using Abscopal.Study.Reading;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads a prior of a landmark rate that <c>abscopal borrow --json</c> wrote, as a prior of the log hazard.</summary>
/// <remarks>
/// With a constant hazard the rate at time t is p = exp(-hazard t), so log hazard = log(-log p) - log t. Each component of
/// the prior becomes a normal one with the mean and deviation of log(-log p) under it, by quadrature on the logit.
/// </remarks>
internal static class BorrowedPrior
{
    private static readonly GaussLegendre Rule = GaussLegendre.OfPoints(256);

    /// <summary>The names of the priors in such a file.</summary>
    public static Rule<string?> Names { get; } = Rules.OneWordOf("map", "robustMap", "power", "commensurate");

    public static ImmutableArray<PriorComponent> Read(NodeReader node, string design, string name, double yearInUnits)
    {
        const string Allowed = "a file that 'abscopal borrow --json FILE' wrote";
        if (node.Scalar(Rules.Text) is not { } file) return [];
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(design))!, file);
        if (!File.Exists(path))
        {
            node.Wrong($"'{file}' is not there", Allowed);
            return [];
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            double landmark = document.RootElement.GetProperty("landmark").GetDouble() * yearInUnits / 12;
            JsonElement prior = document.RootElement.GetProperty("priors").EnumerateArray().First(p => string.Equals(p.GetProperty("name").GetString(), name, StringComparison.Ordinal));
            bool isBeta = prior.GetProperty("family").GetString() is "beta";
            return [.. prior.GetProperty("components").EnumerateArray().Select(c => isBeta
                ? OfBeta(c.GetProperty("weight").GetDouble(), c.GetProperty("a").GetDouble(), c.GetProperty("b").GetDouble(), landmark)
                : OfLogit(c.GetProperty("weight").GetDouble(), c.GetProperty("mean").GetDouble(), c.GetProperty("standardDeviation").GetDouble(), landmark))];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            node.Wrong($"'{file}' holds no prior called {name}", Allowed);
            return [];
        }
    }

    /// <summary>A beta prior of the rate at a time as a normal component of the log hazard.</summary>
    public static PriorComponent OfBeta(double weight, double a, double b, double landmark)
    {
        double centre = ElementaryMath.Log(a / b);
        double spread = 10 * Math.Sqrt((1 / a) + (1 / b));
        return Component(weight, landmark, x => (-a * Softplus(-x)) - (b * Softplus(x)), centre - Math.Max(40 / a, spread), centre, centre + Math.Max(40 / b, spread));
    }

    /// <summary>A normal prior of the logit of the rate at a time as a normal component of the log hazard.</summary>
    public static PriorComponent OfLogit(double weight, double mean, double deviation, double landmark) =>
        Component(weight, landmark, x => -0.5 * (x - mean) * (x - mean) / (deviation * deviation), mean - (9 * deviation), mean, mean + (9 * deviation));

    private static PriorComponent Component(double weight, double landmark, Func<double, double> logDensity, double from, double centre, double to)
    {
        double peak = logDensity(centre);
        double Moment(Func<double, double> value) =>
            Rule.Integrate(x => value(x) * ElementaryMath.Exp(logDensity(x) - peak), from, centre) + Rule.Integrate(x => value(x) * ElementaryMath.Exp(logDensity(x) - peak), centre, to);
        double total = Moment(_ => 1);
        double mean = Moment(LogHazard) / total;
        double variance = Moment(x => (LogHazard(x) - mean) * (LogHazard(x) - mean)) / total;
        return new PriorComponent(weight, mean - ElementaryMath.Log(landmark), Math.Sqrt(variance));
    }

    // log(-log p) with p = 1 / (1 + exp(-x)), so -log p = softplus(-x).
    private static double LogHazard(double x) => ElementaryMath.Log(Softplus(-x));

    // log(1 + exp(x)), with its series where exp(x) would vanish beside 1.
    private static double Softplus(double x)
    {
        if (x > 0) return x + Softplus(-x);
        double e = ElementaryMath.Exp(x);
        return e < 1e-5 ? e * (1 - (0.5 * e)) : ElementaryMath.Log(1 + e);
    }
}
