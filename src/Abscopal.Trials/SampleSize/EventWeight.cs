using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.SampleSize;

/// <summary>How much an event counts in a weighted log-rank test, as a function of the pooled survival just before it.</summary>
public sealed record EventWeight
{
    private EventWeight(string name, double rho, double gamma, double? lastChange) => (Name, Rho, Gamma, LastChange) = (name, rho, gamma, lastChange);

    /// <summary>The log-rank test: every event counts the same.</summary>
    public static EventWeight LogRank { get; } = FlemingHarrington(0, 0);

    /// <summary>The name in tables.</summary>
    public string Name { get; }

    internal double Rho { get; }

    internal double Gamma { get; }

    internal double? LastChange { get; }

    /// <summary>S^rho (1 - S)^gamma.</summary>
    /// <param name="rho">0 or more; weighs early events.</param>
    /// <param name="gamma">0 or more; weighs late events.</param>
    /// <remarks>Source: Fleming and Harrington, 'Counting Processes and Survival Analysis', 1991, chapter 7.</remarks>
    public static EventWeight FlemingHarrington(double rho, double gamma)
    {
        DesignCheck.NotNegative(rho, "weight.rho");
        DesignCheck.NotNegative(gamma, "weight.gamma");
        return new EventWeight(rho == 0 && gamma == 0 ? "log-rank" : $"FH({DesignCheck.Text(rho)}, {DesignCheck.Text(gamma)})", rho, gamma, null);
    }

    /// <summary>1 / max(S(t), S(tau)): the modestly weighted test, whose weights never reward early harm.</summary>
    /// <param name="tau">The time after which the weight stays, positive.</param>
    /// <remarks>Source: Magirr and Burman, Statistics in Medicine 38 (2019) 3782-3790.</remarks>
    public static EventWeight ModestlyWeighted(double tau)
    {
        DesignCheck.Positive(tau, "weight.tau");
        return new EventWeight($"modestly weighted to {DesignCheck.Text(tau)}", 0, 0, tau);
    }

    /// <summary>The weight at a time.</summary>
    /// <param name="time">Time since randomisation.</param>
    /// <param name="pooledSurvival">The pooled survival as a function of time.</param>
    internal double At(double time, Func<double, double> pooledSurvival)
    {
        if (LastChange is { } tau) return 1 / pooledSurvival(Math.Min(time, tau));
        if (Rho == 0 && Gamma == 0) return 1;
        double survival = pooledSurvival(time);
        return Power(survival, Rho) * Power(1 - survival, Gamma);
    }

    internal static double Power(double x, double exponent) =>
        exponent == 0 ? 1 : exponent == 1 ? x : exponent == 0.5 ? Math.Sqrt(x) : x > 0 ? ElementaryMath.Pow(x, exponent) : 0;
}
