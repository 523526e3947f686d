namespace Abscopal.Study.Protocol;

/// <summary>A drug that may be chosen.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Dose">Its dose, when stated.</param>
public sealed record DrugChoice(Words Drug, Dose? Dose);
