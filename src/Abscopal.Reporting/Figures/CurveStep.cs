namespace Abscopal.Reporting.Figures;

/// <summary>The height of a step curve from a time on.</summary>
/// <param name="Time">Months.</param>
/// <param name="Value">Probability, 0 to 1, from this time on.</param>
/// <param name="Lower">Lower confidence limit; null where there is none.</param>
/// <param name="Upper">Upper confidence limit; null where there is none.</param>
public readonly record struct CurveStep(double Time, double Value, double? Lower = null, double? Upper = null);
