using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The choices of the analyses.</summary>
/// <param name="Curve">Level, interval type and conventions of curves; the level is that of exact limits too.</param>
/// <param name="Landmarks">Times at which rates are shown, months.</param>
public sealed record ClinicalOptions(KaplanMeierOptions Curve, ImmutableArray<double> Landmarks)
{
    /// <summary>The arm that hazards are compared with, by the name of its treatment; null for one that calls itself a control, or else the first.</summary>
    public string? ReferenceArm { get; init; }
}
