namespace Abscopal.Evidence.Pooling;

/// <summary>One part of a mixture of normal distributions.</summary>
/// <param name="Weight">Its probability.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="StandardDeviation">Its standard deviation, positive.</param>
public readonly record struct NormalComponent(double Weight, double Mean, double StandardDeviation);
