using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Figures;

/// <summary>What all figures have in common: language, width, size of text.</summary>
/// <param name="Words">The words of the language the figure speaks.</param>
public sealed record FigureOptions(Vocabulary Words)
{
    /// <summary>Width in points; 510 (180 mm, two columns of a journal) by default, at least 340.</summary>
    public double Width { get; init; } = 510;

    /// <summary>Size of ordinary text in points, 9 by default; small text is one point smaller.</summary>
    public double TextSize { get; init; } = 9;

    /// <summary>Height of a plot area in points, 215 by default.</summary>
    public double PlotHeight { get; init; } = 215;
}
