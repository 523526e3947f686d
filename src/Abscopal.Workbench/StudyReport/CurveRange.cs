namespace Abscopal.Workbench.StudyReport;

/// <summary>The least and the greatest survival over many cohorts, from a time on.</summary>
/// <param name="Time">Months.</param>
/// <param name="Least">The least probability.</param>
/// <param name="Greatest">The greatest probability.</param>
public readonly record struct CurveRange(double Time, double Least, double Greatest);
