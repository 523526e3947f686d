using System.Globalization;
using Abscopal.Evidence.Audit;
using Abscopal.Numerics.Distributions;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>A printed count as a report shows it: the number, its percentage and exact limits.</summary>
/// <param name="Count">The count; implied by the percentage where it was not printed.</param>
/// <param name="IsImplied">Whether the count was not printed.</param>
/// <param name="Percent">The exact percentage.</param>
/// <param name="Lower">The lower exact limit, in per cent.</param>
/// <param name="Upper">The upper exact limit, in per cent.</param>
/// <param name="Text">For example 24/30 (80%).</param>
internal sealed record CountShown(int? Count, bool IsImplied, double Percent, double? Lower, double? Upper, string Text)
{
    public static CountShown Of(PublishedCount count, double level)
    {
        int? k = CountChecks.ImpliedCount(count);
        string percent = count.Percent?.ToString() ?? (100.0 * k!.Value / count.Denominator).ToString("0.0", CultureInfo.InvariantCulture) + "%";
        if (k is not { } events) return new CountShown(null, IsImplied: true, 100 * count.Percent!.Number, null, null, percent);
        double tail = 0.5 * (1 - level);
        return new CountShown(
            events,
            count.Count is null,
            100.0 * events / count.Denominator,
            100 * BinomialProportion.LowerLimit(events, count.Denominator, tail),
            100 * BinomialProportion.UpperLimit(events, count.Denominator, tail),
            string.Create(CultureInfo.InvariantCulture, $"{events}/{count.Denominator} ({percent})"));
    }
}
