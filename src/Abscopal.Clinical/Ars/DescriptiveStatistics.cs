namespace Abscopal.Clinical.Ars;

/// <summary>Summaries of a sample.</summary>
public static class DescriptiveStatistics
{
    /// <summary>The mean; NaN of nothing.</summary>
    /// <param name="values">The sample.</param>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum / values.Length;
    }

    /// <summary>The standard deviation with n - 1; NaN of fewer than two values.</summary>
    /// <param name="values">The sample.</param>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return double.NaN;
        double mean = Mean(values);
        double sum = 0;
        foreach (double value in values) sum += (value - mean) * (value - mean);
        return Math.Sqrt(sum / (values.Length - 1));
    }

    /// <summary>A quantile: the empirical distribution, averaging where it is flat (definition 2 of Hyndman and Fan, 5 of SAS).</summary>
    /// <param name="sorted">The sample in ascending order.</param>
    /// <param name="quarters">1, 2 or 3 quarters, so that n times p is exact.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, int quarters)
    {
        if (sorted.IsEmpty) return double.NaN;
        int place = sorted.Length * quarters;
        int whole = place / 4;
        return place % 4 == 0 ? (sorted[whole - 1] + sorted[whole]) / 2 : sorted[whole];
    }
}
