namespace Abscopal.Biology.Exchange;

/// <summary>A quantity that follows from states and constants.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Formula">Its formula; may use rules before it.</param>
public sealed record ModelRule(string Id, string Formula);
