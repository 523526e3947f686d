namespace Abscopal.Biology.Exchange;

/// <summary>A constant of a described model.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Meaning">What it is, with its unit and source.</param>
public sealed record ModelConstant(string Id, double Value, string Meaning);
