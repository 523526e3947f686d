using Abscopal.Evidence.Curves;

namespace Abscopal.Workbench.Digitise;

/// <summary>The curves traced in a figure.</summary>
/// <param name="Curves">The corners of each curve, in the order of the colours.</param>
/// <param name="Overlay">A PNG of the figure, faded, with the traced curves drawn over it, to check by eye.</param>
public sealed record FigureDigitisation(IReadOnlyList<DigitisedCurve> Curves, byte[] Overlay);
