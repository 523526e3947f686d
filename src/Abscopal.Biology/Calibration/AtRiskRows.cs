using System.Collections.Immutable;

namespace Abscopal.Biology.Calibration;

/// <summary>The printed rows under a survival figure.</summary>
/// <param name="Months">The times.</param>
/// <param name="AtRisk">Subjects at risk.</param>
/// <param name="Censored">Subjects censored so far; null where it is not printed.</param>
/// <param name="FirstCensoringMonth">Where censoring is not printed: before this month hardly anyone can be censored.</param>
public sealed record AtRiskRows(ImmutableArray<int> Months, ImmutableArray<int> AtRisk, ImmutableArray<int>? Censored, double FirstCensoringMonth)
{
    /// <summary>The survival that the rows imply, the censored counted half (actuarial estimate, Cutler and Ederer 1958); null where censoring is not printed.</summary>
    public IReadOnlyList<double>? LifeTable()
    {
        if (Censored is not { } censored) return null;
        double[] survival = new double[Months.Length];
        survival[0] = 1;
        for (int j = 1; j < survival.Length; j++)
        {
            int gone = censored[j] - censored[j - 1];
            double atRisk = AtRisk[j - 1] - (gone / 2.0);
            survival[j] = atRisk > 0 ? survival[j - 1] * (1 - ((AtRisk[j - 1] - AtRisk[j] - gone) / atRisk)) : survival[j - 1];
        }

        return survival;
    }
}
