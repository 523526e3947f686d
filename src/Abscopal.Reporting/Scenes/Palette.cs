namespace Abscopal.Reporting.Scenes;

/// <summary>The colours of every figure: inks, and a series that colour-blind readers and grey printers tell apart.</summary>
/// <remarks>Series after Okabe and Ito, Color Universal Design (2008), without the yellow that print loses, and darkened where text takes the colour.</remarks>
public static class Palette
{
    private static readonly Colour[] Series =
    [
        Colour.FromRgb(0x0072B2), Colour.FromRgb(0xC44E00), Colour.FromRgb(0x00795C),
        Colour.FromRgb(0xA8497E), Colour.FromRgb(0x5A5A5A), Colour.FromRgb(0x2E86C1), Colour.FromRgb(0x9A6A00),
    ];

    /// <summary>Text and axes.</summary>
    public static Colour Ink => Colour.FromRgb(0x1F1F1F);

    /// <summary>Secondary text and thin guides.</summary>
    public static Colour Muted => Colour.FromRgb(0x5B5B5B);

    /// <summary>Reference lines.</summary>
    public static Colour Guide => Colour.FromRgb(0xB4B4B4);

    /// <summary>Faint separators and backgrounds of rows.</summary>
    public static Colour Faint => Colour.FromRgb(0xEEF1F4);

    /// <summary>Background of a notice the reader must not miss.</summary>
    public static Colour NoticeFill => Colour.FromRgb(0xFFF4DC);

    /// <summary>Edge of a notice the reader must not miss.</summary>
    public static Colour NoticeEdge => Colour.FromRgb(0xC98A00);

    /// <summary>White.</summary>
    public static Colour White => new(255, 255, 255);

    /// <summary>The colour of the series with an index; the series repeats after seven.</summary>
    /// <param name="index">Index from 0.</param>
    public static Colour ForSeries(int index) => Series[index % Series.Length];
}
