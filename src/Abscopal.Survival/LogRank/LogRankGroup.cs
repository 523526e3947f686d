namespace Abscopal.Survival;

/// <summary>One group of a log-rank test.</summary>
/// <param name="Label">The name of the group.</param>
/// <param name="Subjects">The number of subjects.</param>
/// <param name="Observed">The observed events, each times its weight.</param>
/// <param name="Expected">The events expected if the hazards were equal, each times its weight.</param>
public sealed record LogRankGroup(string Label, int Subjects, double Observed, double Expected);
