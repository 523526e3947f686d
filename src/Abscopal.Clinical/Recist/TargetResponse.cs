namespace Abscopal.Clinical.Recist;

/// <summary>Judges target lesions by the sum of their diameters.</summary>
/// <remarks>
/// Source: Eisenhauer et al., Eur J Cancer 45 (2009) 228-247, section 4.3.1: CR when all have gone and every node is
/// below 10 mm in its short axis; PR at a decrease of at least 30% from baseline; PD at an increase of at least 20% and
/// 5 mm from the smallest sum so far; SD otherwise. Comparisons are made on decimals, not on rounded percentages.
/// A visit at which a lesion is missing is not evaluable, unless those measured alone already amount to progression.
/// </remarks>
public static class TargetResponse
{
    /// <summary>The short axis in mm below which a node is normal.</summary>
    public const decimal NormalNode = 10;

    /// <summary>The sum of diameters, of those that were measured.</summary>
    /// <param name="lesions">The lesions.</param>
    public static decimal Sum(IReadOnlyList<LesionMeasurement> lesions)
    {
        ArgumentNullException.ThrowIfNull(lesions);
        decimal sum = 0;
        foreach (LesionMeasurement lesion in lesions) sum += lesion.Millimetres ?? 0;
        return sum;
    }

    /// <summary>Judges a visit.</summary>
    /// <param name="baseline">The target lesions at baseline, all measured, at least one.</param>
    /// <param name="visit">The target lesions at the visit; one of baseline that is not among them counts as missing.</param>
    /// <param name="nadir">The smallest sum before the visit, baseline included, mm.</param>
    public static TargetAssessment Assess(IReadOnlyList<LesionMeasurement> baseline, IReadOnlyList<LesionMeasurement> visit, decimal nadir)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(visit);
        decimal sum = 0;
        int measured = 0;
        bool gone = true;
        foreach (LesionMeasurement lesion in baseline)
        {
            if (Size(visit, lesion.Lesion) is not { } size) continue;
            measured++;
            sum += size;
            gone &= lesion.IsNode ? size < NormalNode : size == 0;
        }

        int missing = baseline.Count - measured;
        decimal first = Sum(baseline);
        bool progressed = measured > 0 && 5 * sum >= 6 * nadir && sum - nadir >= 5;
        Response response = progressed ? Response.Progressive
            : missing > 0 ? Response.NotEvaluable
            : gone ? Response.Complete
            : 10 * sum <= 7 * first ? Response.Partial
            : Response.Stable;
        return new TargetAssessment(measured > 0 ? sum : null, first, nadir, missing, response);
    }

    /// <summary>Judges visits in order, carrying the nadir of complete sums.</summary>
    /// <param name="baseline">The target lesions at baseline.</param>
    /// <param name="visits">The target lesions at each visit, in order of time.</param>
    public static TargetAssessment[] Series(IReadOnlyList<LesionMeasurement> baseline, IReadOnlyList<IReadOnlyList<LesionMeasurement>> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        var series = new TargetAssessment[visits.Count];
        decimal nadir = Sum(baseline);
        for (int i = 0; i < series.Length; i++)
        {
            series[i] = Assess(baseline, visits[i], nadir);
            if (series[i] is { Missing: 0, Sum: { } sum }) nadir = Math.Min(nadir, sum);
        }

        return series;
    }

    private static decimal? Size(IReadOnlyList<LesionMeasurement> visit, string lesion)
    {
        for (int i = 0; i < visit.Count; i++)
        {
            if (string.Equals(visit[i].Lesion, lesion, StringComparison.Ordinal)) return visit[i].Millimetres;
        }

        return null;
    }
}
