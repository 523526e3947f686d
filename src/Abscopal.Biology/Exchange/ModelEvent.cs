using System.Collections.Immutable;

namespace Abscopal.Biology.Exchange;

/// <summary>Something that is done to the states at a time.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Time">When, in the model's unit of time.</param>
/// <param name="Assignments">The new value of states, formulas of the values before.</param>
public sealed record ModelEvent(string Id, double Time, ImmutableArray<(string State, string Formula)> Assignments);
