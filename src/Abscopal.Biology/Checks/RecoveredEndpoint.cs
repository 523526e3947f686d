namespace Abscopal.Biology.Checks;

/// <summary>How often intervals held what a new trial showed.</summary>
/// <param name="Endpoint">The figure.</param>
/// <param name="Trials">Trials simulated.</param>
/// <param name="Covered">Trials whose interval held it.</param>
public sealed record RecoveredEndpoint(string Endpoint, int Trials, int Covered)
{
    /// <summary>The share of trials covered.</summary>
    public double Coverage => (double)Covered / Trials;
}
