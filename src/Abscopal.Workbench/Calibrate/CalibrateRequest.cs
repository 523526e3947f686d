using Abscopal.Biology.Calibration;

namespace Abscopal.Workbench.Calibrate;

/// <summary>What is asked of a calibration.</summary>
public sealed record CalibrateRequest
{
    /// <summary>The folder that keeps finished blocks and takes the ensemble.</summary>
    public required string Output { get; init; }

    /// <summary>How long, with which seed.</summary>
    public CalibrationOptions Options { get; init; } = new();

    /// <summary>Threads; changes no bit of the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether a calibration that was broken off in the folder goes on.</summary>
    public bool Resume { get; init; }
}
