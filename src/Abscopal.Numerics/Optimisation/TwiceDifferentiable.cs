namespace Abscopal.Numerics.Optimisation;

/// <summary>A function with its gradient and Hessian.</summary>
/// <param name="point">The parameters; n elements.</param>
/// <param name="gradient">Receives the first derivatives; n elements, zero at call.</param>
/// <param name="hessian">Receives the second derivatives; n by n, zero at call.</param>
/// <returns>The value; minus infinity or NaN outside the domain.</returns>
public delegate double TwiceDifferentiable(ReadOnlySpan<double> point, Span<double> gradient, double[,] hessian);
