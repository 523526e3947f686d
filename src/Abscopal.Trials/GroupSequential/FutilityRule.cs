namespace Abscopal.Trials.GroupSequential;

/// <summary>How the futility bounds are set.</summary>
/// <param name="Spending">Spends the type II error over the looks.</param>
/// <param name="Binding">
/// Whether the trial must stop there. Only then may the futility bounds lower the efficacy bounds; without it the type I
/// error holds whether or not futility is obeyed.
/// </param>
public sealed record FutilityRule(SpendingFunction Spending, bool Binding = false);
