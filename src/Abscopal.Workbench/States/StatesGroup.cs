using Abscopal.Survival;

namespace Abscopal.Workbench.States;

/// <summary>State occupancy and transition probabilities of one group.</summary>
/// <param name="Label">The group.</param>
/// <param name="Subjects">The number of subjects.</param>
/// <param name="Occupancy">The probability of each state over time.</param>
/// <param name="Transitions">The probability of each state from each, since the start.</param>
public sealed record StatesGroup(string Label, int Subjects, StateOccupancy Occupancy, TransitionProbabilities Transitions);
