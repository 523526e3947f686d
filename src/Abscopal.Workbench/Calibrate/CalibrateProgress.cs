namespace Abscopal.Workbench.Calibrate;

/// <summary>How far a calibration is.</summary>
/// <param name="Stage">What it does.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">Steps of the stage.</param>
public sealed record CalibrateProgress(string Stage, int Done, int Total);
