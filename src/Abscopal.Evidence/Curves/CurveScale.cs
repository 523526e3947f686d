namespace Abscopal.Evidence.Curves;

/// <summary>The scale on which the survival of a digitised curve was written.</summary>
public enum CurveScale
{
    /// <summary>Percent if any value exceeds 1.5, a proportion otherwise; the result names what was found.</summary>
    Detect = 0,

    /// <summary>From 0 to 1.</summary>
    Proportion = 1,

    /// <summary>From 0 to 100.</summary>
    Percent = 2,
}
