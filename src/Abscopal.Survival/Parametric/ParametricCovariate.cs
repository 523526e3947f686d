namespace Abscopal.Survival;

/// <summary>A numeric covariate of a parametric model.</summary>
/// <param name="Name">The name that its coefficient takes.</param>
/// <param name="Values">One finite number a subject, in the order of the data's rows.</param>
public sealed record ParametricCovariate(string Name, double[] Values);
