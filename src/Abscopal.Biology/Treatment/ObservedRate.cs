namespace Abscopal.Biology.Treatment;

/// <summary>A figure that a trial has reported.</summary>
/// <param name="Endpoint">PFS, OS or ORR.</param>
/// <param name="Month">Month of a rate; null for a median, in months, and for ORR.</param>
/// <param name="Value">A share from 0 to 1, or months.</param>
public sealed record ObservedRate(string Endpoint, int? Month, double Value);
