namespace Abscopal.Evidence.Curves;

/// <summary>Survival that was printed for one time of a curve.</summary>
/// <param name="Time">The time, in the unit of the curve.</param>
/// <param name="Survival">What it may have been rounded from, as a proportion.</param>
public readonly record struct PrintedRate(double Time, PrintedRange Survival);
