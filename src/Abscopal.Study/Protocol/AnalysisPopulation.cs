namespace Abscopal.Study.Protocol;

/// <summary>A set of subjects that is analysed.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Definition">Who belongs to it.</param>
public sealed record AnalysisPopulation(string Id, Words Definition);
