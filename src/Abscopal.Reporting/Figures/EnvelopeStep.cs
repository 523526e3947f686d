namespace Abscopal.Reporting.Figures;

/// <summary>The least and greatest height of many step curves from a time on.</summary>
/// <param name="Time">Months.</param>
/// <param name="Lower">Least probability, 0 to 1.</param>
/// <param name="Upper">Greatest probability, 0 to 1.</param>
public readonly record struct EnvelopeStep(double Time, double Lower, double Upper);
