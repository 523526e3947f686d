namespace Abscopal.Workbench.Designs.Observed;

/// <summary>A stage of a two-stage trial, as it was.</summary>
/// <param name="Subjects">Its subjects.</param>
/// <param name="Responses">Its responses; null while the stage runs.</param>
public sealed record StatedStage(int Subjects, int? Responses);
