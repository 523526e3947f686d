namespace Abscopal.Reporting.Figures;

/// <summary>A median time with its interval, and the text to print.</summary>
/// <param name="Time">Months.</param>
/// <param name="Lower">Lower limit; null when there is none.</param>
/// <param name="Upper">Upper limit; null when not estimable: drawn as an arrow if there is a lower one.</param>
/// <param name="Text">What to print, for example <c>Median 8.3 months (80% CI 4.8–12.3)</c>.</param>
public sealed record CurveMedian(double Time, double? Lower, double? Upper, string Text);
