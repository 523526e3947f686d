namespace Abscopal.Reporting.Figures;

/// <summary>How the days of a treatment lane are marked.</summary>
public enum LaneMark
{
    /// <summary>A dose of a drug: a triangle on the lane.</summary>
    Dose,

    /// <summary>A fraction of radiotherapy: an upright bar.</summary>
    Fraction,
}
