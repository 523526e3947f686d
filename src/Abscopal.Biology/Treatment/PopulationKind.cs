namespace Abscopal.Biology.Treatment;

/// <summary>Which trials a new trial is taken to be like.</summary>
public enum PopulationKind
{
    /// <summary>Like an average trial.</summary>
    Global,

    /// <summary>Like CAPSTONE-1, the Chinese trial of the calibration.</summary>
    China,
}
