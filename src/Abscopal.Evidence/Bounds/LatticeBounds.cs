using Abscopal.Evidence.Sampling;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bounds;

/// <summary>Reads the figures of a lattice off its anchors.</summary>
internal static class LatticeBounds
{
    /// <summary>Outer bounds; null where no cohort can have printed the facts; empty where the lattice is too large.</summary>
    public static IReadOnlyList<FigureBound>? Of(ArmConditions conditions, CohortConventions conventions, LimitCrossing crossing, BoundsOptions options, CancellationToken cancellation)
    {
        double[] times = [.. options.Times.Where(t => Months.ToDays(t) <= conditions.LastDay)];
        int horizon = times.Length == 0 ? 0 : (int)Math.Floor(Months.ToDays(times.Max()));
        int[] asked = [.. times.SelectMany(t => new[] { After(t), Before(t) })];
        // Quantiles are found between days: a column a month is fine where rows at risk keep the lattice narrow.
        int[] grid = [.. Enumerable.Range(1, (int)(conditions.LastDay / Months.DaysPerMonth)).Select(m => (int)(m * Months.DaysPerMonth))];
        foreach (int[] days in new[] { (int[])[.. asked, .. grid], asked })
        {
            var lattice = new LeavingLattice(new LatticePlan(conditions, days), conventions, crossing, horizon);
            LatticeFigures[]? solved = lattice.Solve(cancellation);
            if (lattice.IsTooLarge) continue;
            return solved is null ? null : [.. Figures(conditions, solved, times, options.Quantiles)];
        }

        return [];
    }

    private static IEnumerable<FigureBound> Figures(ArmConditions conditions, LatticeFigures[] solved, double[] times, IReadOnlyList<double> quantiles)
    {
        foreach (double t in times)
        {
            if (solved.FirstOrDefault(f => f.Day == After(t)) is { } after)
            {
                double rest = Months.ToDays(t) - after.Day;
                yield return new FigureBound(BoundedFigure.Survival, t, after.LeastHeight, after.GreatestHeight, BoundKind.Outer);
                yield return new FigureBound(BoundedFigure.RestrictedMean, t, Months.FromDays(after.LeastArea + (rest * after.LeastHeight)), Months.FromDays(after.GreatestArea + (rest * after.GreatestHeight)), BoundKind.Outer);
                yield return new FigureBound(BoundedFigure.Events, t, after.LeastEvents, after.GreatestEvents, BoundKind.Outer);
            }

            if (solved.FirstOrDefault(f => f.Day == Before(t)) is { } before)
                yield return new FigureBound(BoundedFigure.AtRisk, t, before.LeastLeft, before.GreatestLeft, BoundKind.Outer);
        }

        foreach (double p in quantiles) yield return Quantile(conditions, solved, p);
    }

    private static FigureBound Quantile(ArmConditions conditions, LatticeFigures[] solved, double p)
    {
        const double slack = 1e-9;
        double level = 1 - p;
        int reached = Array.FindIndex(solved, f => f.LeastHeight <= level + slack);
        int passed = Array.FindIndex(solved, f => f.GreatestHeight < level - slack);
        double? least = reached < 0 ? null : Months.FromDays(reached == 0 ? 1 : solved[reached - 1].Day + 1);
        double? greatest = passed < 0 ? null : Months.FromDays(solved[passed].Day);
        foreach (CurveCondition c in conditions.Conditions.Where(c => c is { Kind: ConditionKind.Quantile, Reverse: false, LastHalfDay: > 0 } && Math.Abs(c.Least - level) < slack))
        {
            least = Math.Max(least ?? 0, Months.FromDays(0.5 * c.FirstHalfDay));
            greatest = Math.Min(greatest ?? double.PositiveInfinity, Months.FromDays(0.5 * c.LastHalfDay));
        }

        return new FigureBound(BoundedFigure.Quantile, p, least, greatest, BoundKind.Outer);
    }

    internal static int After(double months) => (int)Math.Floor(Months.ToDays(months) + 1e-9);

    internal static int Before(double months) => (int)Math.Ceiling(Months.ToDays(months) - 1e-9) - 1;
}
