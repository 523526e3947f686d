namespace Abscopal.Workbench.Digitise;

/// <summary>What is to be traced in a figure.</summary>
public sealed record FigureDigitiserOptions
{
    /// <summary>The axes.</summary>
    public required AxisCalibration Axes { get; init; }

    /// <summary>The curves by colour; empty to find them.</summary>
    public IReadOnlyList<CurveColour> Curves { get; init; } = [];

    /// <summary>How far a pixel may be from the colour, Euclidean in red, green and blue; from 0 to 441.</summary>
    public double Tolerance { get; init; } = 90;
}
