using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Calibration;

/// <summary>
/// The likelihood of a survival curve given the printed rows under a figure: in each interval deaths are binomial
/// among those at risk (grouped data, Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 4.6).
/// </summary>
public static class GroupedLikelihood
{
    private const double Least = 1e-9;
    private const int Points = 8;

    // Share censored in an interval, before and after the month when administrative censoring begins.
    private const double EarlyCensoring = 0.03;
    private const double LateCensoring = 0.7;

    /// <summary>Log-likelihood of the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="survival">Survival at each of their months.</param>
    public static double Of(AtRiskRows rows, ReadOnlySpan<double> survival)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double sum = 0;
        for (int j = 0; j + 1 < rows.Months.Length; j++)
        {
            (int atRisk, int next) = (rows.AtRisk[j], rows.AtRisk[j + 1]);
            if (atRisk == 0) break;
            double stay = Math.Clamp(survival[j + 1] / Math.Max(survival[j], Least), Least, 1 - Least);
            if (rows.Censored is { } censored)
            {
                int gone = Math.Max(0, censored[j + 1] - censored[j]);
                int deaths = Math.Max(0, atRisk - next - gone);

                // The censored are taken to leave in the middle of the interval: each counts half.
                sum += (deaths * ElementaryMath.Log(1 - stay)) + ((next + (0.5 * gone)) * ElementaryMath.Log(stay));
            }
            else
            {
                sum += Marginal(atRisk, next, stay, rows.Months[j + 1] <= rows.FirstCensoringMonth ? EarlyCensoring : LateCensoring);
            }
        }

        return sum;
    }

    // Those who stay survive and are not censored; the share censored is uniform up to a bound, integrated by midpoints.
    private static double Marginal(int atRisk, int next, double stay, double bound)
    {
        double sum = 0;
        for (int k = 0; k < Points; k++)
        {
            double p = stay * (1 - (bound * (k + 0.5) / Points));
            sum += ElementaryMath.Exp((next * ElementaryMath.Log(p)) + ((atRisk - next) * ElementaryMath.Log(1 - p)) + LogChoose(atRisk, next));
        }

        return ElementaryMath.Log(Math.Max(sum / Points, 1e-300)) - LogChoose(atRisk, next);
    }

    /// <summary>Log-likelihood of responses, without the constant.</summary>
    /// <param name="responses">Subjects with a response.</param>
    /// <param name="subjects">Subjects.</param>
    /// <param name="rate">The rate.</param>
    public static double OfResponses(int responses, int subjects, double rate)
    {
        double p = Math.Clamp(rate, 1e-4, 1 - 1e-4);
        return (responses * ElementaryMath.Log(p)) + ((subjects - responses) * ElementaryMath.Log(1 - p));
    }

    private static double LogChoose(int n, int k) => GammaFunction.Log(n + 1) - GammaFunction.Log(k + 1) - GammaFunction.Log(n - k + 1);
}
