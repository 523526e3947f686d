namespace Abscopal.Trials.EarlyPhase;

/// <summary>Binomial probabilities and lower tails of one number of subjects.</summary>
internal sealed class BinomialTable
{
    private readonly double[] _mass;
    private readonly double[] _cumulative;

    public BinomialTable(int n, double p)
    {
        _mass = new double[n + 1];
        _cumulative = new double[n + 1];
        // Outward from the mode by the ratio of neighbours, then scaled to sum 1: no logarithms, no underflow in the bulk.
        int mode = Math.Clamp((int)((n + 1) * p), 0, n);
        double odds = p / (1 - p);
        _mass[mode] = 1;
        for (int k = mode; k < n; k++) _mass[k + 1] = _mass[k] * (n - k) / (k + 1) * odds;
        for (int k = mode; k > 0; k--) _mass[k - 1] = _mass[k] * k / (n - k + 1) / odds;
        double total = _mass.Sum();
        double sum = 0;
        for (int k = 0; k <= n; k++)
        {
            _mass[k] /= total;
            sum += _mass[k];
            _cumulative[k] = sum;
        }
    }

    public double Mass(int k) => k < 0 || k >= _mass.Length ? 0 : _mass[k];

    /// <summary>P(X at most k).</summary>
    public double AtMost(int k) => k < 0 ? 0 : k >= _mass.Length - 1 ? 1 : _cumulative[k];
}
