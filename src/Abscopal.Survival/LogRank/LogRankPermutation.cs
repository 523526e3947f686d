using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Survival;

/// <summary>The permutation test of the log-rank family: how often a random assignment to the groups differs as much.</summary>
/// <remarks>
/// The score of a group is the sum over its subjects of w dN - sum w d / n (log-rank scores), so that only sums are permuted,
/// within strata. Right when censoring is alike in the groups. Sources: Peto and Peto, 1972; Neuhaus, Ann. Stat. 21 (1993)
/// 1760-1779. Drawn assignments count the observed one too (Phipson and Smyth, 2010).
/// </remarks>
public static class LogRankPermutation
{
    private const uint Purpose = 0x4C52504D;

    /// <summary>Tests the groups of a sample against each other.</summary>
    /// <param name="data">The sample with at least two groups, without entries and weights.</param>
    /// <param name="options">Weight, limits of enumeration, draws and seed; exact up to two million assignments when left out.</param>
    /// <exception cref="SurvivalDataException">There are fewer than two groups, or entries or weights.</exception>
    public static PermutationResult Test(SurvivalData data, PermutationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new PermutationOptions();
        if (data.GroupLabels.Length < 2) throw new SurvivalDataException("a permutation test compares groups; at least two are needed");
        if (data.HasEntry || data.Weights is not null) throw new SurvivalDataException("a permutation test needs subjects that can be exchanged; entries and weights are not");
        if (options.Draws < 1) throw new SurvivalDataException($"{options.Draws} draws were asked for; at least 1 is needed");
        var permuted = new Assignment(data, options.Weight);
        double assignments = permuted.Count();
        if (assignments <= options.MostAssignments * (1 + 1e-9))
        {
            (long extreme, long total) = permuted.Enumerate();
            return new PermutationResult(permuted.Observed, (double)extreme / total, IsExact: true, total, 0, options);
        }

        double p = (1.0 + permuted.Draw(options.Draws, options.Seed)) / (1.0 + options.Draws);
        return new PermutationResult(permuted.Observed, p, IsExact: false, options.Draws, Math.Sqrt(p * (1 - p) / options.Draws), options);
    }

    private sealed class Assignment
    {
        private readonly double[][] _scores;
        private readonly int[][] _groups;
        private readonly int[] _sizes;
        private readonly double[] _sums;
        private readonly double _threshold;
        private long _extreme;
        private long _total;

        public Assignment(SurvivalData data, LogRankWeight weight)
        {
            RiskSets[] strata = RiskSets.Create(data);
            _scores = Array.ConvertAll(strata, s => Scores(data, s, weight));
            _groups = Array.ConvertAll(strata, s => Array.ConvertAll(s.Rows, data.Group));
            _sizes = new int[data.GroupLabels.Length];
            _sums = new double[_sizes.Length];
            foreach (int g in data.Groups) _sizes[g]++;
            for (int s = 0; s < _scores.Length; s++)
            {
                for (int i = 0; i < _scores[s].Length; i++) _sums[_groups[s][i]] += _scores[s][i];
            }

            Observed = Statistic();
            // Assignments that differ only by roundoff from the observed one are as extreme.
            _threshold = Observed * (1 - 1e-9) - 1e-12;
        }

        public double Observed { get; }

        public double Count()
        {
            double log = 0;
            foreach (int[] stratum in _groups)
            {
                log += GammaFunction.Log(stratum.Length + 1);
                foreach (int size in Sizes(stratum)) log -= GammaFunction.Log(size + 1);
            }

            return ElementaryMath.Exp(log);
        }

        public (long Extreme, long Total) Enumerate()
        {
            Array.Clear(_sums);
            Assign(0, 0, Sizes(_groups[0]));
            return (_extreme, _total);
        }

        public long Draw(int draws, ulong seed)
        {
            var stream = new RandomStream(seed, new StreamAddress(Purpose, 0, 0));
            long extreme = 0;
            for (int draw = 0; draw < draws; draw++)
            {
                Array.Clear(_sums);
                for (int s = 0; s < _groups.Length; s++)
                {
                    int[] groups = _groups[s];
                    for (int i = groups.Length - 1; i >= 0; i--)
                    {
                        int j = stream.NextInt32(i + 1);
                        (groups[i], groups[j]) = (groups[j], groups[i]);
                        _sums[groups[i]] += _scores[s][i];
                    }
                }

                if (Statistic() >= _threshold) extreme++;
            }

            return extreme;
        }

        private static double[] Scores(SurvivalData data, RiskSets sets, LogRankWeight weight)
        {
            double[] weights = weight.Evaluate(sets);
            double[] hazard = new double[sets.Count + 1];
            for (int k = 0; k < sets.Count; k++) hazard[k + 1] = hazard[k] + (weights[k] * sets.Events[k] / sets.AtRisk[k]);
            return Array.ConvertAll(sets.Rows, row =>
            {
                int exit = sets.LastAt(data.RankOfExit(row));
                return (data.HasEvent(row) ? weights[exit] : 0) - hazard[exit + 1];
            });
        }

        private int[] Sizes(int[] stratum)
        {
            int[] sizes = new int[_sizes.Length];
            foreach (int g in stratum) sizes[g]++;
            return sizes;
        }

        private void Assign(int stratum, int subject, int[] left)
        {
            if (subject == _scores[stratum].Length)
            {
                if (stratum + 1 < _scores.Length)
                {
                    Assign(stratum + 1, 0, Sizes(_groups[stratum + 1]));
                    return;
                }

                _total++;
                if (Statistic() >= _threshold) _extreme++;
                return;
            }

            double score = _scores[stratum][subject];
            for (int g = 0; g < left.Length; g++)
            {
                if (left[g] == 0) continue;
                double before = _sums[g];
                left[g]--;
                _sums[g] += score;
                Assign(stratum, subject + 1, left);
                _sums[g] = before;
                left[g]++;
            }
        }

        private double Statistic()
        {
            double sum = 0;
            for (int g = 0; g < _sums.Length; g++) sum += _sums[g] * _sums[g] / _sizes[g];
            return sum;
        }
    }
}
