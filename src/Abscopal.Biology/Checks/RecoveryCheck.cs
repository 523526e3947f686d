using System.Collections.Immutable;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Biology.Checks;

/// <summary>
/// Simulated trials with known parameters: is what they imply of a new trial recovered, with intervals that hold as
/// often as they say? A light form of the calibration: the truth is drawn, its trial is printed as numbers at risk,
/// candidates are weighed by the same grouped likelihood, and the new trial is predicted from the weights. Candidates are
/// the members of the ensemble, the truth among them, or fresh vectors strewn around them of which the truth is not
/// one. What is checked is the likelihood, the weighing and the prediction, not the search.
/// </summary>
public static class RecoveryCheck
{
    private const uint Purpose = 0x5265636F;
    private const int Cohort = 256;
    private const int TrialSubjects = 268;
    private const int NewSubjects = 200;
    private const int Draws = 400;
    private const int Months = 24;
    private const double Level = 0.9;

    // Spread of fresh vectors around members, prior standard deviations.
    private const double Strewn = 0.3;
    private static readonly ImmutableArray<int> Rows = [0, 3, 6, 9, 12, 15, 18, 21, 24];
    private static readonly (string Name, bool Survival, int Month)[] Endpoints = [("PFS6", false, 6), ("PFS12", false, 12), ("OS12", true, 12), ("OS24", true, 24)];

    /// <summary>Simulates, calibrates and predicts.</summary>
    /// <param name="ensemble">The ensemble, taken as the prior.</param>
    /// <param name="calibration">The regimen of the simulated trial.</param>
    /// <param name="target">The regimen of the new trial.</param>
    /// <param name="trials">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="fresh">How many fresh vectors are candidates in place of the members; then the truth is none of them.</param>
    public static ImmutableArray<RecoveredEndpoint> Run(Ensemble ensemble, Regimen calibration, Regimen target, int trials, ulong seed, int fresh = 0)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        bool apart = fresh > 0;
        if (apart) ensemble = Strew(ensemble, fresh, seed);
        var evaluator = new RegimenEvaluator(seed, Cohort, Months);
        ExpectedCurves[] fitted = [.. ensemble.Members.Select(m => evaluator.Evaluate(m, calibration))];
        ExpectedCurves[] predicted = [.. ensemble.Members.Select(m => evaluator.Evaluate(m, target))];
        int[] covered = new int[Endpoints.Length];
        for (int t = 0; t < trials; t++)
        {
            var stream = new RandomStream(seed, new StreamAddress(Purpose, 0, (uint)t));
            int truth = Pick([.. ensemble.Members.Select(m => m.Weight)], stream.NextUniform());
            AtRiskRows survival = Print(fitted[truth].Survival, ref stream);
            AtRiskRows progression = Print(fitted[truth].ProgressionFree, ref stream);
            double[] weights = Weigh(ensemble, fitted, survival, progression, apart ? truth : -1);
            for (int e = 0; e < Endpoints.Length; e++)
            {
                double seen = Count(Value(predicted[truth], e), NewSubjects, ref stream);
                double[] draws = new double[Draws];
                for (int d = 0; d < Draws; d++) draws[d] = Count(Value(predicted[Pick(weights, stream.NextUniform())], e), NewSubjects, ref stream);
                Array.Sort(draws);
                if (seen >= draws[(int)((1 - Level) / 2 * Draws)] && seen <= draws[(int)((1 + Level) / 2 * Draws)]) covered[e]++;
            }
        }

        return [.. Endpoints.Select((endpoint, e) => new RecoveredEndpoint(endpoint.Name, trials, covered[e]))];
    }

    private static double Value(ExpectedCurves curves, int endpoint) =>
        (Endpoints[endpoint].Survival ? curves.Survival : curves.ProgressionFree)[Endpoints[endpoint].Month - 1];

    // Numbers at risk of a trial without censoring; the two endpoints are drawn apart from each other, as they are weighed.
    private static AtRiskRows Print(double[] curve, ref RandomStream stream)
    {
        int[] atRisk = new int[Rows.Length];
        atRisk[0] = TrialSubjects;
        for (int j = 1; j < Rows.Length; j++)
        {
            double before = Rows[j - 1] == 0 ? 1 : curve[Rows[j - 1] - 1];
            atRisk[j] = Count(curve[Rows[j] - 1] / Math.Max(before, 1e-12), atRisk[j - 1], ref stream);
        }

        return new AtRiskRows(Rows, [.. atRisk], [.. Rows.Select(_ => 0)], 0);
    }

    private static Ensemble Strew(Ensemble ensemble, int count, ulong seed)
    {
        int[] picks = ensemble.Resample(count, 0.5);
        return new Ensemble(picks.Select((pick, i) =>
        {
            EnsembleMember near = ensemble.Members[pick];
            var stream = new RandomStream(seed, new StreamAddress(Purpose + 1, 0, (uint)i));
            double[] standard = [.. near.Standard];
            for (int d = 0; d < standard.Length; d++) standard[d] += Strewn * stream.NextNormal();
            return near with { Weight = 1, Standard = standard };
        }));
    }

    private static double[] Weigh(Ensemble ensemble, ExpectedCurves[] curves, AtRiskRows survival, AtRiskRows progression, int leftOut)
    {
        double[] logs =
        [
            .. ensemble.Members.Select((m, i) => ElementaryMath.Log(Math.Max(m.Weight, 1e-300))
                + GroupedLikelihood.Of(survival, At(curves[i].Survival))
                + GroupedLikelihood.Of(progression, At(curves[i].ProgressionFree))),
        ];
        if (leftOut >= 0) logs[leftOut] = double.NegativeInfinity;
        double greatest = logs.Max();
        double[] weights = [.. logs.Select(l => ElementaryMath.Exp(l - greatest))];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static double[] At(double[] curve) => [.. Rows.Select(m => m == 0 ? 1 : curve[m - 1])];

    private static int Pick(double[] weights, double uniform)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            if (uniform < sum) return i;
        }

        return weights.Length - 1;
    }

    private static int Count(double probability, int n, ref RandomStream stream)
    {
        int count = 0;
        for (int i = 0; i < n; i++)
        {
            if (stream.NextUniform() < probability) count++;
        }

        return count;
    }
}
