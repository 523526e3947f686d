namespace Abscopal.Workbench.Designs.Observed;

/// <summary>What the re-estimation of the size says of a trial.</summary>
/// <param name="Events">The events to go to at the last look.</param>
/// <param name="ConditionalPower">The conditional power by the trend at the first look, with the planned events.</param>
/// <param name="CombinedZ">Z of both stages with the planned weights, or null before the last look.</param>
/// <param name="Critical">Its critical value.</param>
public sealed record ResizingReview(int Events, double ConditionalPower, double? CombinedZ, double Critical);
