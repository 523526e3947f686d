using Abscopal.Numerics.Elementary;

namespace Abscopal.Evidence.Sampling;

/// <summary>The logarithm of a Kaplan-Meier curve and Greenwood's sum at chosen days, kept up while subjects change.</summary>
internal sealed class CurveSums
{
    private readonly int[] _checkpoints;
    private readonly int[] _from;
    private readonly double[] _log;
    private readonly double[] _greenwood;
    private readonly double[] _settledLog;
    private readonly double[] _settledGreenwood;

    public CurveSums(int[] checkpoints, int days)
    {
        _checkpoints = checkpoints;
        _log = new double[checkpoints.Length];
        _greenwood = new double[checkpoints.Length];
        _settledLog = new double[checkpoints.Length];
        _settledGreenwood = new double[checkpoints.Length];
        Array.Fill(_settledLog, double.NaN);
        _from = new int[days];
        int k = 0;
        for (int day = 0; day < days; day++)
        {
            while (k < checkpoints.Length && checkpoints[k] < day) k++;
            _from[day] = k;
        }
    }

    public int Length => _checkpoints.Length;

    public double Survival(int checkpoint)
    {
        double log = _log[checkpoint];
        return log < -500 ? 0 : ElementaryMath.Exp(log);
    }

    public int Day(int checkpoint) => _checkpoints[checkpoint];

    public double LogSurvival(int checkpoint) => _log[checkpoint];

    public double Variance(int checkpoint) => _greenwood[checkpoint];

    /// <summary>Whether a checkpoint changed since the last <see cref="Settle"/>.</summary>
    public bool HasChanged(int checkpoint) =>
        checkpoint >= 0 && (_log[checkpoint] != _settledLog[checkpoint] || _greenwood[checkpoint] != _settledGreenwood[checkpoint]);

    public void Settle()
    {
        _log.CopyTo(_settledLog, 0);
        _greenwood.CopyTo(_settledGreenwood, 0);
    }

    public void Clear()
    {
        Array.Clear(_log);
        Array.Clear(_greenwood);
        Array.Fill(_settledLog, double.NaN);
    }

    /// <summary>Adds the steps of a span of days to every checkpoint that lies behind them.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="sign">1 to add, -1 to take away.</param>
    /// <param name="leaving">Those who make a step, by day, with the days that have any.</param>
    /// <param name="atRisk">Those at risk, by day.</param>
    /// <param name="gone">Those who leave first on the same day, by day; null when nobody does.</param>
    /// <param name="logs">The logarithms of whole numbers.</param>
    public void Add(int first, int last, double sign, DayCounts leaving, int[] atRisk, int[]? gone, double[] logs)
    {
        double log = 0;
        double greenwood = 0;
        int day = leaving.Next(first);
        for (int k = _from[first]; k < _checkpoints.Length; k++)
        {
            int end = Math.Min(last, _checkpoints[k]);
            for (; day <= end; day = leaving.Next(day + 1))
            {
                int d = leaving.On[day];
                int n = atRisk[day] - (gone is null ? 0 : gone[day]);
                log += logs[n - d] - logs[n];
                if (n > d) greenwood += d / ((double)n * (n - d));
            }

            _log[k] += sign * log;
            _greenwood[k] += sign * greenwood;
        }
    }

    public void SaveTo(double[] saved)
    {
        _log.CopyTo(saved, 0);
        _greenwood.CopyTo(saved, _log.Length);
    }

    public void Restore(double[] saved)
    {
        Array.Copy(saved, 0, _log, 0, _log.Length);
        Array.Copy(saved, _log.Length, _greenwood, 0, _log.Length);
        Settle();
    }
}
