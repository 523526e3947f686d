namespace Abscopal.Reporting.Figures;

/// <summary>A row of a butterfly figure.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Left">Length of the left bar, 0 to 100.</param>
/// <param name="Right">Length of the right bar, 0 to 100.</param>
/// <param name="LeftPart">A darker part of the left bar, for example grade 3 and above.</param>
/// <param name="RightPart">A darker part of the right bar.</param>
public sealed record ButterflyRow(string Label, double Left, double Right, double LeftPart = 0, double RightPart = 0);
