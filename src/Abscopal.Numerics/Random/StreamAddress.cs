namespace Abscopal.Numerics.Random;

/// <summary>
/// Where a stream lies in the counter space of one seed. Two different addresses never share a draw.
/// </summary>
/// <param name="Purpose">What the draws are for, for example the times of an endpoint.</param>
/// <param name="Item">The outer index, for example a cohort or a trial.</param>
/// <param name="Subject">The inner index, for example a subject or an attempt.</param>
public readonly record struct StreamAddress(uint Purpose, uint Item, uint Subject);
