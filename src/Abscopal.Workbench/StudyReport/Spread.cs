namespace Abscopal.Workbench.StudyReport;

/// <summary>The values of one figure over many cohorts.</summary>
/// <param name="Count">The cohorts in which the figure is estimable.</param>
/// <param name="Cohorts">All cohorts.</param>
/// <param name="Least">The least value.</param>
/// <param name="Low">The value that a twentieth of the cohorts fall below.</param>
/// <param name="Middle">The value in the middle.</param>
/// <param name="High">The value that a twentieth of the cohorts lie above.</param>
/// <param name="Greatest">The greatest value.</param>
public sealed record Spread(int Count, int Cohorts, double Least, double Low, double Middle, double High, double Greatest)
{
    /// <summary>The spread of values; those not estimable are left out and counted.</summary>
    /// <param name="values">One value a cohort; null where it is not estimable.</param>
    public static Spread Of(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values.OfType<double>().Order()];
        if (sorted.Length == 0) return new Spread(0, values.Count, 0, 0, 0, 0, 0);
        return new Spread(sorted.Length, values.Count, sorted[0], At(sorted, 0.05), At(sorted, 0.5), At(sorted, 0.95), sorted[^1]);
    }

    private static double At(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
