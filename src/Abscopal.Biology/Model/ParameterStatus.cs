namespace Abscopal.Biology.Model;

/// <summary>How much is known of a parameter.</summary>
public enum ParameterStatus
{
    /// <summary>Measured, in a source that is named.</summary>
    Known,

    /// <summary>Fitted to the calibration's trials.</summary>
    Fitted,

    /// <summary>Assumed; no data inform it.</summary>
    Assumed,
}
