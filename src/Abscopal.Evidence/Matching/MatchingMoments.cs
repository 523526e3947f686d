using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Matching;

/// <summary>
/// The matched moments as columns, centred at their targets and scaled by the deviations of the subjects, so that no
/// covariate's unit decides how the search goes.
/// </summary>
internal sealed class MatchingMoments
{
    private readonly (string Name, int Moment, double Target)[] _lines;
    private readonly double[][] _values;
    private readonly double[][] _centred;
    private readonly double[] _scales;
    private readonly int _subjects;

    private MatchingMoments((string Name, int Moment, double Target)[] lines, double[][] values)
    {
        _lines = lines;
        _values = values;
        _subjects = values[0].Length;
        _scales = [.. values.Select(Deviation)];
        _centred = [.. values.Select((column, k) => column.Select(v => (v - lines[k].Target) / (_scales[k] > 0 ? _scales[k] : 1)).ToArray())];
    }

    public int Count => _lines.Length;

    public static MatchingMoments Of(IReadOnlyList<ImmutableArray<double>> covariates, IReadOnlyList<MatchingTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count == 0 || covariates.Count != targets.Count)
            throw new EvidenceInputException($"{covariates.Count} columns and {targets.Count} targets; they must be equal and at least 1");
        var lines = new List<(string, int, double)>();
        var values = new List<double[]>();
        for (int k = 0; k < targets.Count; k++)
        {
            MatchingTarget target = targets[k];
            if (covariates[k].Length == 0 || covariates[k].Length != covariates[0].Length)
                throw new EvidenceInputException($"column '{target.Covariate}' has {covariates[k].Length} values; every column must have as many as the first, {covariates[0].Length}, and at least 1");
            if (!covariates[k].All(double.IsFinite) || !double.IsFinite(target.Mean))
                throw new EvidenceInputException($"column '{target.Covariate}': every value and the target must be finite");
            lines.Add((target.Covariate, 1, target.Mean));
            values.Add([.. covariates[k]]);
            if (target.StandardDeviation is not { } deviation) continue;
            if (!(deviation >= 0 && double.IsFinite(deviation)))
                throw new EvidenceInputException($"column '{target.Covariate}': the standard deviation {deviation:R} must be finite and not negative");
            lines.Add((target.Covariate, 2, (target.Mean * target.Mean) + (deviation * deviation)));
            values.Add([.. covariates[k].Select(v => v * v)]);
        }

        return new MatchingMoments([.. lines], [.. values]);
    }

    /// <summary>The weight of each subject, and the sum that is minimised.</summary>
    public double[] Weights(double[] a, out double sum)
    {
        double[] weights = new double[_subjects];
        sum = 0;
        for (int i = 0; i < _subjects; i++) sum += weights[i] = Math.Exp(Math.Min(700, Exponent(a, i)));
        return weights;
    }

    public double[] Gradient(double[] weights)
    {
        double[] gradient = new double[Count];
        for (int k = 0; k < Count; k++)
        {
            for (int i = 0; i < _subjects; i++) gradient[k] += weights[i] * _centred[k][i];
        }

        return gradient;
    }

    /// <summary>Whether every subject lies on one side of the targets, at least one of them strictly.</summary>
    public bool Separates(double[] a)
    {
        bool strict = false;
        double largest = a.Max(Math.Abs);
        for (int i = 0; i < _subjects; i++)
        {
            double side = Exponent(a, i);
            if (side > 1e-9 * largest) return false;
            strict |= side < -1e-9 * largest;
        }

        return strict;
    }

    public ImmutableArray<double> Direction(double[] a) => [.. a.Select((v, k) => v / (_scales[k] > 0 ? _scales[k] : 1))];

    /// <summary>
    /// A Newton step, halved until the sum falls; a little is added to the diagonal for collinear columns. Next to the
    /// minimum the sum no longer tells one point from another in floating point, and a smaller gradient decides.
    /// </summary>
    public bool Step(double[] a, double[] weights, double[] gradient, double value)
    {
        double[,] hessian = new double[Count, Count];
        double trace = 0;
        for (int k = 0; k < Count; k++)
        {
            for (int m = 0; m < Count; m++)
            {
                for (int i = 0; i < _subjects; i++) hessian[k, m] += weights[i] * _centred[k][i] * _centred[m][i];
            }

            trace += hessian[k, k];
        }

        for (int k = 0; k < Count; k++) hessian[k, k] += 1e-12 * trace;
        double[] change = Solve(hessian, gradient);
        double[] from = [.. a];
        for (double part = 1; part > 1e-12; part *= 0.5)
        {
            for (int k = 0; k < Count; k++) a[k] = from[k] - (part * change[k]);
            double[] moved = Weights(a, out double next);
            if (next < value && value - next > 1e-14 * value) return true;
            if (next <= value * (1 + 1e-12) && Gradient(moved).Max(Math.Abs) < gradient.Max(Math.Abs)) return true;
        }

        return false;
    }

    public ImmutableArray<MatchingBalance> Balance(double[]? weights)
    {
        double sum = weights?.Sum() ?? 0;
        return
        [
            .. _lines.Select((line, k) =>
            {
                double before = _values[k].Average();
                double? after = weights is null ? null : _values[k].Select((v, i) => v * weights[i]).Sum() / sum;
                Estimate Standardised(double? mean) =>
                    mean is { } m && _scales[k] > 0 ? Estimate.Of((m - line.Target) / _scales[k]) : Estimate.NotEstimable;
                return new MatchingBalance(
                    line.Name, line.Moment, line.Target, before, after is { } w ? Estimate.Of(w) : Estimate.NotEstimable,
                    Standardised(before), Standardised(after), _values[k].Min(), _values[k].Max());
            }),
        ];
    }

    private double Exponent(double[] a, int subject)
    {
        double sum = 0;
        for (int k = 0; k < Count; k++) sum += a[k] * _centred[k][subject];
        return sum;
    }

    private static double Deviation(double[] column)
    {
        double mean = column.Average();
        return column.Length < 2 ? 0 : Math.Sqrt(column.Sum(v => (v - mean) * (v - mean)) / (column.Length - 1));
    }

    // Gaussian elimination with pivots; the matrix is small and positive definite.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        int n = right.Length;
        double[] x = [.. right];
        for (int c = 0; c < n; c++)
        {
            for (int r = c + 1; r < n; r++)
            {
                double factor = matrix[r, c] / matrix[c, c];
                for (int k = c; k < n; k++) matrix[r, k] -= factor * matrix[c, k];
                x[r] -= factor * x[c];
            }
        }

        for (int r = n - 1; r >= 0; r--)
        {
            for (int k = r + 1; k < n; k++) x[r] -= matrix[r, k] * x[k];
            x[r] /= matrix[r, r];
        }

        return x;
    }
}
