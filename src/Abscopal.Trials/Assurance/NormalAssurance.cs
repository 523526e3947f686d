using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.Assurance;

/// <summary>The probability that a trial succeeds, averaged over what is believed of the effect.</summary>
/// <param name="Uncorrected">With the signal's estimate and error taken as they are.</param>
/// <param name="Truncated">With the signal's likelihood truncated at the bar it had to pass to be noticed.</param>
/// <param name="Shrunk">With the signal combined with a prior of effects of earlier trials of the kind.</param>
/// <remarks>
/// Source: O'Hagan, Stevens and Campbell, Pharmaceutical Statistics 4 (2005) 187-201 (assurance); Zhong and Prentice,
/// Biostatistics 9 (2008) 621-634 (likelihood given that a bar was passed).
/// </remarks>
public sealed record NormalAssurance(double Uncorrected, double Truncated, double Shrunk)
{
    /// <summary>The assurance under a normal prior: P(Z of the trial at or above its critical value).</summary>
    /// <param name="mean">The prior mean of the effect, positive for a benefit.</param>
    /// <param name="deviation">The prior standard deviation, 0 or more; add variances for heterogeneity between trials, endpoints and controls.</param>
    /// <param name="information">The information of the planned trial: 1 / variance of its estimate.</param>
    /// <param name="critical">Its critical value.</param>
    public static double Of(double mean, double deviation, double information, double critical)
    {
        DesignCheck.NotNegative(deviation, "deviation");
        DesignCheck.Positive(information, "information");
        return Normal.UpperTail((critical - (mean * Math.Sqrt(information))) / Math.Sqrt(1 + (deviation * deviation * information)));
    }

    /// <summary>The three ways side by side.</summary>
    /// <param name="estimate">The signal's estimate, positive for a benefit, for example -log(hazard ratio).</param>
    /// <param name="error">Its standard error, positive.</param>
    /// <param name="bar">The estimate it had to exceed to be noticed.</param>
    /// <param name="priorMean">The mean effect of earlier trials of the kind.</param>
    /// <param name="priorDeviation">Their standard deviation.</param>
    /// <param name="heterogeneity">The standard deviation between the signal's effect and that of the planned trial: endpoint, population, control.</param>
    /// <param name="information">The information of the planned trial.</param>
    /// <param name="critical">Its critical value.</param>
    /// <param name="least">The least effect thought possible; null for 8 errors below the estimate. The truncated likelihood falls so slowly that this bound matters.</param>
    public static NormalAssurance ThreeWays(
        double estimate, double error, double bar, double priorMean, double priorDeviation, double heterogeneity, double information, double critical, double? least = null)
    {
        DesignCheck.Positive(error, "error");
        DesignCheck.Positive(priorDeviation, "priorDeviation");
        DesignCheck.NotNegative(heterogeneity, "heterogeneity");
        if (!(least is null || least < estimate)) throw new DesignException("least", $"is {DesignCheck.Text(least ?? 0)}", "below the estimate");
        if (!(bar < estimate)) throw new DesignException("bar", $"is {DesignCheck.Text(bar)}", "below the estimate, which passed it");
        double spread = Math.Sqrt((error * error) + (heterogeneity * heterogeneity));
        double precision = (1 / (error * error)) + (1 / (priorDeviation * priorDeviation));
        double mean = ((estimate / (error * error)) + (priorMean / (priorDeviation * priorDeviation))) / precision;
        return new NormalAssurance(
            Of(estimate, spread, information, critical),
            OfTruncated(estimate, error, bar, heterogeneity, information, critical, least ?? (estimate - (8 * error))),
            Of(mean, Math.Sqrt((1 / precision) + (heterogeneity * heterogeneity)), information, critical));
    }

    // The likelihood of the effect given that the estimate passed the bar, over a flat prior on a wide range: the
    // division by P(passed) leaves a long tail below, so the range ends at a bound that is stated.
    private static double OfTruncated(double estimate, double error, double bar, double heterogeneity, double information, double critical, double least)
    {
        double total = 0;
        double sum = 0;
        GaussLegendre rule = GaussLegendre.OfPoints(20);
        const int Panels = 32;
        double half = 0.5 * (estimate + (8 * error) - least) / Panels;
        for (int panel = 0; panel < Panels; panel++)
        {
            double middle = least + (((2 * panel) + 1) * half);
            for (int j = 0; j < rule.Nodes.Length; j++)
            {
                double effect = middle + (half * rule.Nodes[j]);
                double likelihood = rule.Weights[j] * Normal.Density((estimate - effect) / error) / Normal.UpperTail((bar - effect) / error);
                total += likelihood;
                sum += likelihood * Of(effect, heterogeneity, information, critical);
            }
        }

        return sum / total;
    }
}
