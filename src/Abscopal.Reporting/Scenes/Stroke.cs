namespace Abscopal.Reporting.Scenes;

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width in points.</param>
public sealed record Stroke(Colour Colour, double Width)
{
    /// <summary>Lengths of dashes and gaps in points, in turn (an even number); empty for a solid line.</summary>
    public IReadOnlyList<double> Dash { get; init; } = [];

    /// <summary>0 (invisible) to 1 (opaque).</summary>
    public double Opacity { get; init; } = 1;
}
