namespace Abscopal.Study.Protocol;

/// <summary>An event after the start of treatment, and how the estimand deals with it.</summary>
/// <param name="Event">The event.</param>
/// <param name="Strategy">The strategy of ICH E9(R1).</param>
/// <param name="Handling">What that means here, in words.</param>
public sealed record IntercurrentEvent(Words Event, IntercurrentStrategy Strategy, Words? Handling);
