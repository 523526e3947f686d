using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.GroupSequential;

/// <summary>Tests that stay valid when the second part of a trial is changed after looking at the first.</summary>
/// <remarks>The parts must be independent without effect: for survival, the increment of the log-rank score between two looks.</remarks>
public static class CombinationTest
{
    /// <summary>The weighted sum of the two normal quantiles, w1 z1 + w2 z2, with the squared weights planned before.</summary>
    /// <param name="firstZ">Z of the first part.</param>
    /// <param name="secondZ">Z of the second part alone.</param>
    /// <param name="firstShare">The planned share of information of the first part.</param>
    /// <remarks>Source: Lehmacher and Wassmer, Biometrics 55 (1999) 1286-1290; Cui, Hung and Wang, Biometrics 55 (1999) 853-857.</remarks>
    public static double InverseNormal(double firstZ, double secondZ, double firstShare)
    {
        DesignCheck.Probability(firstShare, "firstShare");
        return (Math.Sqrt(firstShare) * firstZ) + (Math.Sqrt(1 - firstShare) * secondZ);
    }

    /// <summary>The Z of the second part alone, from the two cumulative statistics.</summary>
    /// <param name="firstZ">Z at the first look.</param>
    /// <param name="secondZ">Z at the second look, of all data.</param>
    /// <param name="firstInformation">The information at the first look, for example events.</param>
    /// <param name="secondInformation">The information at the second look.</param>
    public static double Increment(double firstZ, double secondZ, double firstInformation, double secondInformation)
    {
        DesignCheck.Positive(firstInformation, "firstInformation");
        if (!(secondInformation > firstInformation)) throw new DesignException("secondInformation", $"is {DesignCheck.Text(secondInformation)}", $"above {DesignCheck.Text(firstInformation)}");
        return ((Math.Sqrt(secondInformation) * secondZ) - (Math.Sqrt(firstInformation) * firstZ)) / Math.Sqrt(secondInformation - firstInformation);
    }

    /// <summary>The critical value of the product of the two p values: reject when p1 p2 is at most this.</summary>
    /// <param name="alpha">One-sided.</param>
    /// <remarks>Source: Bauer and Koehne, Biometrics 50 (1994) 1029-1041: -2 log(p1 p2) is chi-squared with 4 degrees of freedom.</remarks>
    public static double FisherCritical(double alpha)
    {
        DesignCheck.Probability(alpha, "alpha");
        return Brent.Root(c => (c * (1 - ElementaryMath.Log(c))) - alpha, 1e-300, alpha, 1e-15);
    }

    /// <summary>The early rejection level of Fisher's product when p1 above a futility level stops the trial.</summary>
    /// <param name="alpha">One-sided.</param>
    /// <param name="futility">The p1 above which the trial stops, above alpha, at most 1.</param>
    /// <returns>alpha1: reject at the first stage when p1 is at most this.</returns>
    /// <remarks>Bauer and Koehne 1994: alpha1 + c log(futility / alpha1) = alpha with the critical value of the full level.</remarks>
    public static double FisherEarly(double alpha, double futility)
    {
        double critical = FisherCritical(alpha);
        if (!(futility > alpha && futility <= 1)) throw new DesignException("futility", $"is {DesignCheck.Text(futility)}", "above alpha, at most 1");
        return Brent.Root(first => first + (critical * ElementaryMath.Log(futility / first)) - alpha, critical, alpha, 1e-15);
    }

    /// <summary>The p value of Fisher's product without early stopping.</summary>
    /// <param name="first">p of the first part.</param>
    /// <param name="second">p of the second part alone.</param>
    public static double FisherPValue(double first, double second)
    {
        DesignCheck.Probability(first, "first");
        DesignCheck.Probability(second, "second");
        return ChiSquared.UpperTail(-2 * ElementaryMath.Log(first * second), 4);
    }
}
