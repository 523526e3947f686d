namespace Abscopal.Survival;

/// <summary>The Schoenfeld residuals of a fit, a row for each row of the data with an event, in order of stratum, time and row.</summary>
public sealed record SchoenfeldResiduals
{
    private readonly double[] _times;
    private readonly int[] _rows;
    private readonly double[,] _values;

    private SchoenfeldResiduals(double[] times, int[] rows, double[,] values)
    {
        _times = times;
        _rows = rows;
        _values = values;
    }

    /// <summary>The time of each event.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The row of the data of each event, from 0.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>The residual of an event.</summary>
    /// <param name="index">The index of the event.</param>
    /// <param name="column">The index of a covariate.</param>
    public double this[int index, int column] => _values[index, column];

    /// <summary>The residuals times the number of events and the covariance, plus the coefficients: their smooth over time is the coefficient's.</summary>
    /// <remarks>Source: Grambsch and Therneau, Biometrika 81 (1994) 515-526.</remarks>
    internal SchoenfeldResiduals Scaled(CoxFit fit)
    {
        double[,] scaled = new double[_times.Length, _values.GetLength(1)];
        for (int i = 0; i < _times.Length; i++)
        {
            for (int j = 0; j < scaled.GetLength(1); j++)
            {
                scaled[i, j] = fit.Beta[j];
                for (int k = 0; k < scaled.GetLength(1); k++) scaled[i, j] += fit.Events * fit.ModelCovariance(j, k) * _values[i, k];
            }
        }

        return new SchoenfeldResiduals(_times, _rows, scaled);
    }

    internal static SchoenfeldResiduals Create(SurvivalData data, CoxDesign design, CoxProcess process)
    {
        int p = design.Covariates.Columns;
        var places = new List<int>();
        var blocks = new List<int>();
        for (int s = 0; s + 1 < design.StratumBlock.Length; s++)
        {
            for (int b = design.StratumBlock[s + 1] - 1; b >= design.StratumBlock[s]; b--)
            {
                // Places run from the last row to the first.
                for (int k = design.BlockStart[b + 1] - 1; k >= design.FirstEvent[b]; k--)
                {
                    places.Add(k);
                    blocks.Add(b);
                }
            }
        }

        double[] times = new double[places.Count];
        int[] rows = new int[places.Count];
        double[,] values = new double[places.Count, p];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = design.Rows[places[i]];
            times[i] = data.Sample.DistinctTimes[design.BlockRank[blocks[i]]];
            for (int j = 0; j < p; j++) values[i, j] = design.Covariates[places[i], j] - process.Mean[blocks[i], j];
        }

        return new SchoenfeldResiduals(times, rows, values);
    }
}
