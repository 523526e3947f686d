using System.Collections.Immutable;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.NextTrial;

/// <summary>One way to run the next trial.</summary>
/// <param name="Key">Its key in the words: base, smaller, twoToOne.</param>
/// <param name="Design">The design.</param>
/// <param name="Scenarios">Of each scenario, what simulated trials did.</param>
/// <param name="Success">The probability of success, three ways.</param>
public sealed record TrialOption(string Key, RandomisedDesign Design, ImmutableArray<ScenarioCharacteristics> Scenarios, NormalAssurance Success);
