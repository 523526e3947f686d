namespace Abscopal.Biology.Prediction;

/// <summary>How much a quantity moves a prediction.</summary>
/// <param name="Name">The quantity.</param>
/// <param name="MeanEffect">Mean magnitude of its elementary effects on 12-month progression-free survival, for a quarter of its assumed range or one prior standard deviation.</param>
/// <param name="Spread">Standard deviation of the effects: interaction or curvature.</param>
public sealed record SensitivityRow(string Name, double MeanEffect, double Spread);
