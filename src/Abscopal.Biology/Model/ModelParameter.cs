namespace Abscopal.Biology.Model;

/// <summary>A row of the table of parameters.</summary>
/// <param name="Name">Its name in the equations.</param>
/// <param name="Value">Its value, or the prior's centre where it is fitted.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Range">The range considered.</param>
/// <param name="Status">How much is known.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Source">Where it is from.</param>
public sealed record ModelParameter(string Name, double Value, string Unit, string Range, ParameterStatus Status, string Meaning, string Source);
