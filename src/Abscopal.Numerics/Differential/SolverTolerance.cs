namespace Abscopal.Numerics.Differential;

/// <summary>How exact each step must be: the error of a state stays below absolute + relative |state|.</summary>
/// <param name="Relative">Relative tolerance, positive.</param>
/// <param name="Absolute">Absolute tolerance in the unit of the states, positive.</param>
public readonly record struct SolverTolerance(double Relative = 1e-6, double Absolute = 1e-9);
