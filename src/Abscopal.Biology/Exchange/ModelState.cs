namespace Abscopal.Biology.Exchange;

/// <summary>A state of a described model.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Initial">Its value at time 0.</param>
/// <param name="Rate">Its rate of change, a formula.</param>
/// <param name="Meaning">What it is, with its unit and the source of its equation.</param>
public sealed record ModelState(string Id, double Initial, string Rate, string Meaning);
