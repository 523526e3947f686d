namespace Abscopal.Reporting.Figures;

/// <summary>A step of a flow of participants.</summary>
/// <param name="Boxes">The boxes side by side, a text each; line feeds are kept.</param>
/// <param name="Left">Who left after this step, beside the way down; null for nobody.</param>
public sealed record FlowStep(IReadOnlyList<string> Boxes, string? Left = null);
