using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Evidence.Tests.Enumeration;

/// <summary>Draws held against the probabilities of a full enumeration by chi-square tests.</summary>
internal sealed record DrawTest(int Cohorts, int Draws, int Impossible, double Least)
{
    private const double LeastExpected = 8;

    /// <summary>The smallest p-value of the tests, for their number (Bonferroni).</summary>
    public double PValue => Math.Min(1, Least * 5);

    /// <summary>
    /// Each cohort a cell, or by cells that many cohorts share: events by how many and when the first was, censorings
    /// likewise, the sum of the days, and cells without meaning, which no error of a kind can cancel in.
    /// </summary>
    public static DrawTest Of(IReadOnlyDictionary<string, double> expected, IEnumerable<Cohort> cohorts) =>
        Of(expected, cohorts.Select(c => EnumeratedArm.Key(c.Endpoints[0].Days, c.Endpoints[0].Events)));

    /// <summary>The same of the keys of cohorts, a word a subject: a day, then x for an event or o for a censoring, perhaps of two endpoints.</summary>
    public static DrawTest Of(IReadOnlyDictionary<string, double> expected, IEnumerable<string> keys)
    {
        var drawn = keys.GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        int draws = drawn.Values.Sum();
        Func<string, string>[] cells =
        [
            key => key,
            key => Times(key, 'x'),
            key => Times(key, 'o'),
            key => key.Split(' ').Sum(s => s[0] - '0').ToString(System.Globalization.CultureInfo.InvariantCulture),
            key => (key.Aggregate(17u, (h, c) => (h * 31) + c) % 40).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ];
        return new DrawTest(expected.Count, draws, drawn.Where(d => !expected.ContainsKey(d.Key)).Sum(d => d.Value), cells.Min(cell => PValueOf(expected, drawn, draws, cell)));
    }

    private static string Times(string key, char kind)
    {
        string[] of = [.. key.Split(' ').Where(s => s[^1] == kind)];
        return of.Length == 0 ? "none" : $"{of.Length} from {of[0]} to {of[^1]}";
    }

    private static double PValueOf(IReadOnlyDictionary<string, double> expected, Dictionary<string, int> drawn, int draws, Func<string, string> cell)
    {
        double statistic = 0, rest = 0;
        int degrees = -1, restDrawn = 0;
        foreach (IGrouping<string, KeyValuePair<string, double>> group in expected.GroupBy(e => cell(e.Key), StringComparer.Ordinal))
        {
            double mean = draws * group.Sum(e => e.Value);
            int count = group.Sum(e => drawn.GetValueOrDefault(e.Key));
            if (mean < LeastExpected)
            {
                (rest, restDrawn) = (rest + mean, restDrawn + count);
                continue;
            }

            statistic += (count - mean) * (count - mean) / mean;
            degrees++;
        }

        if (rest > 0) (statistic, degrees) = (statistic + ((restDrawn - rest) * (restDrawn - rest) / rest), degrees + 1);
        return degrees < 1 ? 1 : ChiSquared.UpperTail(statistic, degrees);
    }
}
