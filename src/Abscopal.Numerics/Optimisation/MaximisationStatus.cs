namespace Abscopal.Numerics.Optimisation;

/// <summary>How a maximisation ended.</summary>
public enum MaximisationStatus
{
    /// <summary>The gradient vanished in the metric of a negative definite Hessian.</summary>
    Converged,

    /// <summary>The iterations ran out.</summary>
    IterationLimit,

    /// <summary>No step upwards was found, or the Hessian is singular at the end: a ridge or a bound at infinity.</summary>
    NotConcave,
}
