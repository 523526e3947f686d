namespace Abscopal.Reporting.Figures;

/// <summary>A curve's rate at a landmark time, with the text to print.</summary>
/// <param name="Time">Months.</param>
/// <param name="Value">Probability, 0 to 1.</param>
/// <param name="Text">What to print, for example <c>40.0%</c>.</param>
public sealed record CurveLandmark(double Time, double Value, string Text);
