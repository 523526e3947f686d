namespace Abscopal.Reporting.Figures;

/// <summary>A tick of an axis.</summary>
/// <param name="At">Where it stands, in the coordinate of the axis.</param>
/// <param name="Label">What is printed at it.</param>
public readonly record struct AxisTick(double At, string Label);
