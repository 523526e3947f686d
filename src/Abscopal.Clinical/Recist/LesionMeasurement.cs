namespace Abscopal.Clinical.Recist;

/// <summary>A target lesion at a visit.</summary>
/// <param name="Lesion">Its identifier, the same at every visit.</param>
/// <param name="IsNode">Whether it is a lymph node, of which the short axis is measured.</param>
/// <param name="Millimetres">Longest diameter, or short axis of a node; null when it was not measured.</param>
public readonly record struct LesionMeasurement(string Lesion, bool IsNode, decimal? Millimetres);
