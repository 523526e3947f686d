namespace Abscopal.Survival;

/// <summary>One group of a Gray test.</summary>
/// <param name="Label">The name of the group.</param>
/// <param name="Subjects">Its subjects.</param>
/// <param name="Events">Its events of the cause.</param>
/// <param name="Score">The weighted events less those expected, summed over the strata.</param>
public sealed record GrayTestGroup(string Label, int Subjects, int Events, double Score);
