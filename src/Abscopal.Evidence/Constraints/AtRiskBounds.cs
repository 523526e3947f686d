using Abscopal.Study.Published;

namespace Abscopal.Evidence.Constraints;

/// <summary>What numbers at risk alone say of survival.</summary>
/// <remarks>
/// Between two columns with n before and m after, of whom c were censored and d = n - m - c had the event, the curve
/// falls by a factor between (n - c - d) / (n - c), all censored first, and (n - d) / n, all events first. The number
/// at risk at a time counts those just before it, so that an event at the time itself may or may not be behind the curve.
/// </remarks>
public static class AtRiskBounds
{
    /// <summary>The least and the greatest survival just before the time of a column.</summary>
    /// <param name="n">The subjects of the arm.</param>
    /// <param name="row">The printed row.</param>
    /// <param name="column">The index of the column.</param>
    public static (double Least, double Greatest) Survival(int n, PublishedAtRisk row, int column)
    {
        if (row.CumulativeCensored.Length <= column) return ((double)row.Counts[column] / n, 1);
        double least = 1;
        double greatest = 1;
        for (int i = 1; i <= column; i++)
        {
            double before = row.Counts[i - 1];
            double censored = row.CumulativeCensored[i] - row.CumulativeCensored[i - 1];
            double events = before - row.Counts[i] - censored;
            if (before - censored > 0) least *= (before - censored - events) / (before - censored);
            if (before > 0) greatest *= (before - events) / before;
        }

        return (least, greatest);
    }
}
