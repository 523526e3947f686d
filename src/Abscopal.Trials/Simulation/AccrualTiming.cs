namespace Abscopal.Trials.Simulation;

/// <summary>How subjects arrive under the accrual rate.</summary>
public enum AccrualTiming
{
    /// <summary>On a fixed grid: subject i enters when i - 1/2 subjects are expected.</summary>
    Even,

    /// <summary>As a Poisson process.</summary>
    Poisson,
}
