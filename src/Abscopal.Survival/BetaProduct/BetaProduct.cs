namespace Abscopal.Survival;

/// <summary>Exact limits of a survival curve for small samples: the beta product confidence procedure.</summary>
/// <remarks>
/// From time t_i to the next, the upper limit is a quantile of W+, the product over the events so far of Beta(y - d + 1, d),
/// and the lower limit one of W- = W+ Beta(y', 1), with y' at risk at the next observed time. Without censoring they are
/// Clopper and Pearson's. Source: Fay, Brittain and Proschan, Biostatistics 14 (2013) 723-736; mid-p: Fay and Brittain, Stat.
/// Med. 35 (2016) 2726-2740.
/// </remarks>
public static class BetaProduct
{
    /// <summary>The curve of the whole sample with exact limits.</summary>
    /// <param name="data">The sample, right-censored only.</param>
    /// <param name="options">Level and method; 95% when left out.</param>
    /// <exception cref="SurvivalDataException">The sample has entries or case weights, or the level is out of range.</exception>
    public static BetaProductLimits Estimate(SurvivalData data, BetaProductOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new BetaProductOptions();
        if (!(options.Level > 0 && options.Level < 1)) throw new SurvivalDataException($"the confidence level is {options.Level:R}; it must lie strictly between 0 and 1");
        if (data.HasEntry || data.WeightKind == WeightKind.Case)
            throw new SurvivalDataException("the beta product procedure is for right-censored samples without case weights; use the limits of KaplanMeier");
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, new KaplanMeierOptions { Level = options.Level, Variance = VarianceKind.Model });
        EventTable table = curve.Table;
        double[] lower = new double[table.Count];
        double[] upper = new double[table.Count];
        var rates = new List<double>();
        (double atStart, _) = Limits(rates, table.AtRisk[0], options);
        for (int i = 0; i < table.Count; i++)
        {
            for (int d = 0; d < table.Events[i]; d++) rates.Add(table.AtRisk[i] - d);
            (lower[i], upper[i]) = Limits(rates, i + 1 < table.Count ? table.AtRisk[i + 1] : 0, options);
        }

        return new BetaProductLimits(curve, options, atStart, lower, upper);
    }

    private static (double Lower, double Upper) Limits(List<double> rates, int atRiskNext, BetaProductOptions options)
    {
        bool exact = options.Method == BetaProductMethod.Exact;
        var plus = new ProductOfBetas([.. rates], exact);
        ProductOfBetas? minus = atRiskNext > 0 ? new ProductOfBetas([.. rates, atRiskNext], exact) : null;
        double tail = 0.5 * (1 - options.Level);
        double Below(double x) => options.MidP
            ? 0.5 * ((minus?.Cumulative(x) ?? 1) + plus.Cumulative(x))
            : minus?.Cumulative(x) ?? 1;
        double BelowUpper(double x) => options.MidP ? Below(x) : plus.Cumulative(x);
        double lower = minus is null ? 0 : Solve(Below, tail);
        double upper = rates.Count == 0 ? 1 : Solve(BelowUpper, 1 - tail);
        return (lower, upper);
    }

    // The x at which an increasing function of (0, 1) reaches a level; 12 digits of x are more than the method has.
    private static double Solve(Func<double, double> below, double level)
    {
        double low = 0;
        double high = 1;
        while (high - low > 1e-13)
        {
            double middle = 0.5 * (low + high);
            if (below(middle) < level) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }
}
