namespace Abscopal.Clinical.Laboratory;

/// <summary>
/// Grades that part at multiples of the upper limit of normal or, where the baseline lay above its own limit and the
/// event is read against it, of the baseline.
/// </summary>
/// <param name="Test">LBTESTCD.</param>
/// <param name="Term">The term.</param>
/// <param name="Beyond">The grade beyond the last bound.</param>
/// <param name="Bounds">Multiples.</param>
/// <param name="OfBaseline">The multiple of an abnormal baseline at which grade 1 begins; null where the baseline is not read.</param>
/// <param name="BeginsAbove">Whether that multiple itself is still no event.</param>
internal sealed record MultipleCriterion(string Test, string Term, int Beyond, GradeBound[] Bounds, decimal? OfBaseline = null, bool BeginsAbove = false) : CtcaeCriterion(Test, ToxicityDirection.High, Term)
{
    public override int? Grade(LaboratoryValue value)
    {
        if (OfBaseline is { } begins && value is { Baseline: { } baseline, BaselineUpperLimit: { } limitThen } && baseline > limitThen && baseline > 0)
        {
            bool none = BeginsAbove ? value.Value <= begins * baseline : value.Value < begins * baseline;
            return none ? 0 : Above(value.Value, Times(baseline), Beyond);
        }

        if (value.UpperLimit is not { } limit || limit <= 0) return null;
        return value.Value <= limit ? 0 : Above(value.Value, Times(limit), Beyond);
    }

    private GradeBound[] Times(decimal whole) => [.. Bounds.Select(b => b with { Bound = b.Bound * whole })];
}
