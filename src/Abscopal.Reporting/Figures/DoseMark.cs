namespace Abscopal.Reporting.Figures;

/// <summary>A day on which something is given.</summary>
/// <param name="Cycle">Cycle from 1.</param>
/// <param name="Day">Day of the cycle from 1.</param>
public readonly record struct DoseMark(int Cycle, int Day);
