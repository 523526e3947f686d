namespace Abscopal.Biology.Population;

/// <summary>How a cohort differs from what the ensemble says.</summary>
/// <param name="MoreResponders">Added to the share of responsive tumours.</param>
/// <param name="ColdPresentationFactor">Factor on the antigen presentation of the others.</param>
public sealed record PopulationChoices(double MoreResponders = 0, double ColdPresentationFactor = 1);
