using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.GroupSequential;

/// <summary>How much of an error probability may be spent when a fraction of the information is there.</summary>
public abstract record SpendingFunction
{
    /// <summary>Spending that comes near the O'Brien-Fleming boundary: 2 (1 - Phi(z(a/2) / sqrt t)).</summary>
    /// <remarks>Source: Lan and DeMets, Biometrika 70 (1983) 659-663, alpha 1*.</remarks>
    public static SpendingFunction OBrienFleming { get; } = new OBrienFlemingSpending();

    /// <summary>Spending that comes near the Pocock boundary: a log(1 + (e - 1) t).</summary>
    /// <remarks>Source: Lan and DeMets, Biometrika 70 (1983) 659-663, alpha 2*.</remarks>
    public static SpendingFunction Pocock { get; } = new PocockSpending();

    /// <summary>The gamma family: a (1 - exp(-g t)) / (1 - exp(-g)), linear at g = 0.</summary>
    /// <param name="gamma">-4 is like O'Brien-Fleming, 1 like Pocock.</param>
    /// <remarks>Source: Hwang, Shih and DeCani, Statistics in Medicine 9 (1990) 1439-1445.</remarks>
    public static SpendingFunction HwangShihDeCani(double gamma) => new GammaSpending(gamma);

    /// <summary>The power family: a t^r.</summary>
    /// <param name="rho">Positive; 3 is like O'Brien-Fleming, 1 like Pocock.</param>
    /// <remarks>Source: Kim and DeMets, Biometrika 74 (1987) 149-154.</remarks>
    public static SpendingFunction Power(double rho)
    {
        DesignCheck.Positive(rho, "spending.rho");
        return new PowerSpending(rho);
    }

    /// <summary>The word of its family in files: <c>obrien-fleming</c>, <c>pocock</c>, <c>hwang-shih-decani</c>, <c>power</c>.</summary>
    public string Family => this switch
    {
        OBrienFlemingSpending => "obrien-fleming",
        PocockSpending => "pocock",
        GammaSpending => "hwang-shih-decani",
        _ => "power",
    };

    /// <summary>Its gamma or rho, or null where it has none.</summary>
    public double? Parameter => this switch
    {
        GammaSpending gamma => gamma.Gamma,
        PowerSpending power => power.Rho,
        _ => null,
    };

    /// <summary>The error probability spent up to an information fraction.</summary>
    /// <param name="fraction">The information fraction, not negative; from 1 on everything is spent.</param>
    /// <param name="total">The whole error probability of one side.</param>
    public double Cumulative(double fraction, double total)
    {
        DesignCheck.Probability(total, "spending.total");
        if (!(fraction >= 0)) throw new DesignException("spending.fraction", $"is {DesignCheck.Text(fraction)}", "0 or more");
        if (fraction == 0) return 0;
        return fraction >= 1 ? total : Spent(fraction, total);
    }

    private protected abstract double Spent(double fraction, double total);

    private sealed record OBrienFlemingSpending : SpendingFunction
    {
        private protected override double Spent(double fraction, double total) =>
            2 * Normal.UpperTail(Normal.UpperQuantile(0.5 * total) / Math.Sqrt(fraction));
    }

    private sealed record PocockSpending : SpendingFunction
    {
        private protected override double Spent(double fraction, double total) => total * ElementaryMath.Log(1 + ((Math.E - 1) * fraction));
    }

    private sealed record GammaSpending(double Gamma) : SpendingFunction
    {
        private protected override double Spent(double fraction, double total) => Gamma == 0
            ? total * fraction
            : total * (1 - ElementaryMath.Exp(-Gamma * fraction)) / (1 - ElementaryMath.Exp(-Gamma));
    }

    private sealed record PowerSpending(double Rho) : SpendingFunction
    {
        private protected override double Spent(double fraction, double total) => total * ElementaryMath.Pow(fraction, Rho);
    }
}
