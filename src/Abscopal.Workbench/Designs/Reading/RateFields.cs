using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Study.Reading;
using Abscopal.Trials;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads hazards, rates and hazard ratios.</summary>
internal static class RateFields
{
    private const string HazardKeys = "median, rate, pieces or survival, with cured if some are";
    private const int CurePieces = 64;

    /// <summary>An event hazard: a median, a rate, pieces of rates, or a survival probability at a time.</summary>
    public static PiecewiseRate? Hazard(NodeReader? node)
    {
        if (node?.Map() is not { } map) return null;

        double? median = map.Optional("median", Rules.RealAboveZero);
        double? rate = map.Optional("rate", Rules.RealFromZero);
        double? survival = map.Optional("survival", Rules.Share);
        double? at = map.Optional("at", Rules.RealAboveZero);
        double? cured = map.Optional("cured", Rules.Share);
        PiecewiseRate? pieces = Pieces(map, "pieces", "rate", Rules.RealFromZero);
        map.Close();
        int given = new[] { map.Has("median"), map.Has("rate"), map.Has("survival"), map.Has("pieces") }.Count(g => g);
        if (given != 1)
        {
            map.Wrong(given == 0 ? "states no hazard" : "states its hazard more than once", HazardKeys);
            return null;
        }

        if (map.Has("survival") != map.Has("at")) map.Wrong("needs 'survival' and 'at' together", "survival: 0.5 with at: 12");
        PiecewiseRate? hazard = median is { } m ? PiecewiseRate.FromMedian(m)
            : rate is { } r ? PiecewiseRate.Constant(r)
            : survival is { } s && at is { } t ? PiecewiseRate.Constant(-ElementaryMath.Log(s) / t)
            : pieces;
        return hazard is null || cured is null ? hazard : WithCured(hazard, cured.Value);
    }

    /// <summary>One ratio for all time, or pieces.</summary>
    public static (double[] Starts, double[] Ratios)? HazardRatio(NodeReader? node)
    {
        if (node is null) return null;
        if (node.IsScalar) return node.Scalar(Rules.RealAboveZero) is { } one ? ([0], [one]) : null;

        return Columns(node, "ratio", Rules.RealAboveZero);
    }

    /// <summary>Pieces of a key, each from a time on.</summary>
    public static PiecewiseRate? Pieces(MapReader map, string key, string value, Rule<double?> rule) =>
        map.Optional(key) is { } node && Columns(node, value, rule) is { } columns ? new PiecewiseRate(columns.Starts, columns.Values) : null;

    private static (double[] Starts, double[] Values)? Columns(NodeReader node, string value, Rule<double?> rule)
    {
        bool wrong = false;
        ImmutableArray<double[]> rows = node.List(item =>
        {
            if (item.Map() is not { } map)
            {
                wrong = true;
                return null;
            }

            double? from = map.Required("from", Rules.RealFromZero);
            double? number = map.Required(value, rule);
            map.Close();
            wrong |= from is null || number is null;
            return from is { } start && number is { } one ? new[] { start, one } : null;
        });
        if (wrong || !node.IsList) return null;
        if (rows.Length == 0 || rows[0][0] != 0 || rows.Zip(rows.Skip(1)).Any(pair => pair.Second[0] <= pair.First[0]))
        {
            node.Wrong("has pieces out of order", "from: 0 first, then rising");
            return null;
        }

        return ([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]);
    }

    // S = cured + (1 - cured) S0: constant hazards between quantiles of S0, exact at each of them, and none after the last.
    private static PiecewiseRate WithCured(PiecewiseRate hazard, double cured)
    {
        double[] starts = new double[CurePieces + 1];
        double[] rates = new double[CurePieces + 1];
        double before = 0;
        for (int k = 1; k <= CurePieces; k++)
        {
            double uncured = k == CurePieces ? 1e-9 : 1 - ((double)k / CurePieces);
            starts[k] = hazard.Inverse(-ElementaryMath.Log(uncured));
            double cumulative = -ElementaryMath.Log(cured + ((1 - cured) * uncured));
            rates[k - 1] = (cumulative - before) / (starts[k] - starts[k - 1]);
            before = cumulative;
        }

        return new PiecewiseRate(starts, rates);
    }
}
