namespace Abscopal.Survival;

/// <summary>An innermost interval and the probability that lies in it, nobody knows where.</summary>
/// <param name="Lower">Its open lower end; its only point when equal to the upper end.</param>
/// <param name="Upper">Its closed upper end; infinite for what lies beyond the last scan.</param>
/// <param name="Mass">The probability.</param>
public readonly record struct TurnbullInterval(double Lower, double Upper, double Mass);
