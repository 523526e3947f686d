namespace Abscopal.Biology.Prediction;

/// <summary>Curves of one member without sampling error.</summary>
/// <param name="Survival">Survival at every month from 1.</param>
/// <param name="ProgressionFree">Survival without progression at every month from 1.</param>
public sealed record ExpectedCurves(double[] Survival, double[] ProgressionFree);
