using Abscopal.Reporting.Fonts;

namespace Abscopal.Reporting.Scenes;

/// <summary>One line of text in the embedded font.</summary>
/// <param name="At">The place of its anchor, on the baseline.</param>
/// <param name="Content">The text.</param>
/// <param name="Size">Font size in points.</param>
public sealed record TextShape(ScenePoint At, string Content, double Size) : SceneElement
{
    /// <summary>The colour, by default that of ink.</summary>
    public Colour Colour { get; init; } = Palette.Ink;

    /// <summary>Which part of the text lies at <see cref="At"/>.</summary>
    public TextAnchor Anchor { get; init; }

    /// <summary>Bold, or regular.</summary>
    public bool Bold { get; init; }

    /// <summary>Whether the text is turned a quarter to the left, so that it reads upwards.</summary>
    public bool Upwards { get; init; }

    /// <summary>The box the text covers, from ascent to descent.</summary>
    /// <exception cref="MissingGlyphException">The font lacks a character of the text.</exception>
    public SceneBox Bounds()
    {
        double width = FontBook.Width(Content, Size, Bold);
        double start = Anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => -width / 2, _ => -width };
        double above = FontBook.Ascent * Size;
        double below = FontBook.Descent * Size;
        return Upwards
            ? new SceneBox(At.X - above, At.Y - start - width, At.X + below, At.Y - start)
            : new SceneBox(At.X + start, At.Y - above, At.X + start + width, At.Y + below);
    }
}
