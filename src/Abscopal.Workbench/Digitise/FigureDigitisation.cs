using Abscopal.Evidence.Curves;

namespace Abscopal.Workbench.Digitise;

/// <summary>The curves traced in a figure.</summary>
/// <param name="Curves">The corners of each curve, in the order of the colours.</param>
/// <param name="Overlay">The figure with the traced curves drawn over it, to check by eye: a faded PNG, or an SVG.</param>
/// <param name="OverlayFile">The name of its file.</param>
public sealed record FigureDigitisation(IReadOnlyList<DigitisedCurve> Curves, byte[] Overlay, string OverlayFile)
{
    /// <summary>What a reader of the curves should look at in the overlay.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
