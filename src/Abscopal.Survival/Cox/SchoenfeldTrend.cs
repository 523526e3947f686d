namespace Abscopal.Survival;

/// <summary>Scaled Schoenfeld residuals on the Kaplan-Meier scale of time: their trend is that of the coefficient.</summary>
/// <remarks>
/// The time of an event is 1 - S just before it, S of the whole sample. Source: Grambsch and Therneau,
/// Biometrika 81 (1994) 515-526, equation 3.
/// </remarks>
public sealed class SchoenfeldTrend
{
    private readonly double[] _times;
    private readonly double[] _scale;
    private readonly double[,] _values;

    internal SchoenfeldTrend(SchoenfeldResiduals residuals, EventTable table, int coefficients)
    {
        int[] order = [.. Enumerable.Range(0, residuals.Times.Length)];
        Array.Sort(residuals.Times.ToArray(), order);
        _times = [.. order.Select(i => residuals.Times[i])];
        _scale = KaplanMeierScale(_times, table);
        _values = new double[order.Length, coefficients];
        for (int i = 0; i < order.Length; i++)
        {
            for (int j = 0; j < coefficients; j++) _values[i, j] = residuals[order[i], j];
        }
    }

    /// <summary>The times of the events, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The same times on the Kaplan-Meier scale, from 0 to below 1.</summary>
    public ReadOnlySpan<double> Scale => _scale;

    /// <summary>The scaled residual of an event.</summary>
    /// <param name="index">The index of the event, in order of time.</param>
    /// <param name="column">The index of a covariate.</param>
    public double this[int index, int column] => _values[index, column];

    /// <summary>A local line through the residuals of a covariate, its height at a place of the Kaplan-Meier scale.</summary>
    /// <param name="column">The index of a covariate.</param>
    /// <param name="at">A place on the Kaplan-Meier scale.</param>
    /// <remarks>
    /// Least squares with tricube weights over the nearest two thirds of the events; where those stand at one place, their weighted
    /// mean. Source: Cleveland, Journal of the American Statistical Association 74 (1979) 829-836, without robustness.
    /// </remarks>
    public double Smooth(int column, double at)
    {
        double[] distances = Array.ConvertAll(_scale, s => Math.Abs(s - at));
        double[] sorted = [.. distances.Order()];
        double reach = Math.Max(sorted[Math.Max(0, (int)Math.Ceiling(2.0 / 3 * sorted.Length) - 1)] * (1 + 1e-9), 1e-12);
        double w = 0, wx = 0, wy = 0, wxx = 0, wxy = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            if (distances[i] >= reach) continue;
            double share = distances[i] / reach;
            double cube = 1 - (share * share * share);
            double weight = cube * cube * cube;
            double x = _scale[i] - at;
            w += weight;
            wx += weight * x;
            wy += weight * _values[i, column];
            wxx += weight * x * x;
            wxy += weight * x * _values[i, column];
        }

        double spread = wxx - (wx * wx / w);
        double slope = spread > 1e-12 * w ? (wxy - (wx * wy / w)) / spread : 0;
        return (wy - (slope * wx)) / w;
    }

    private static double[] KaplanMeierScale(double[] times, EventTable table)
    {
        double[] scale = new double[times.Length];
        double alive = 1;
        int next = 0;
        for (int i = 0; i < table.Count; i++)
        {
            for (; next < times.Length && times[next] <= table.Times[i]; next++) scale[next] = 1 - alive;
            if (table.AtRisk[i] > 0) alive *= 1 - (table.Events[i] / (double)table.AtRisk[i]);
        }

        return scale;
    }
}
