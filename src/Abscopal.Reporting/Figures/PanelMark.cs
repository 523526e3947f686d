namespace Abscopal.Reporting.Figures;

/// <summary>How a series of a panel is drawn.</summary>
public enum PanelMark
{
    /// <summary>A dot at each place.</summary>
    Points,

    /// <summary>Straight lines from place to place.</summary>
    Line,

    /// <summary>Steps: the height of each place holds until the next.</summary>
    Steps,
}
