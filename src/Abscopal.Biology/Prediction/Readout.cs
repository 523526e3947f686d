namespace Abscopal.Biology.Prediction;

/// <summary>A measurement that could tell two explanations apart.</summary>
/// <param name="Name">What is measured, and when.</param>
/// <param name="Against">The rival of radiation with immunity.</param>
/// <param name="Separation">Mean difference between the explanations over its standard deviation (members and a sample of the trial's size): above about 2 it tells them apart.</param>
public sealed record Readout(string Name, Explanation Against, double Separation);
