namespace Abscopal.Numerics.Optimisation;

/// <summary>Where a maximisation ended.</summary>
/// <param name="Point">The parameters.</param>
/// <param name="Value">The value there.</param>
/// <param name="Hessian">The second derivatives there.</param>
/// <param name="Decrement">g' (-H)^-1 g, twice the gain that one more step would promise.</param>
/// <param name="Iterations">The steps taken.</param>
/// <param name="Status">How it ended.</param>
public sealed record MaximisationResult(
    double[] Point,
    double Value,
    double[,] Hessian,
    double Decrement,
    int Iterations,
    MaximisationStatus Status);
