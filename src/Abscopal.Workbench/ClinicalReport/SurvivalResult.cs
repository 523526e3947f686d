using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>A time to event of one arm: its curve, its follow-up and the subjects behind them.</summary>
/// <param name="Code">PARAMCD.</param>
/// <param name="Name">PARAM.</param>
/// <param name="Arm">The index of the arm.</param>
/// <param name="Curve">The curve, months.</param>
/// <param name="FollowUp">The median of reverse Kaplan-Meier, months.</param>
/// <param name="Subjects">The subjects, in the order of the rows.</param>
/// <param name="Days">Days to event or censoring.</param>
/// <param name="Events">Whether the event happened.</param>
/// <param name="Reasons">Reason codes; empty text where the dataset has none.</param>
/// <param name="Rows">The rows of ADTTE, from 1.</param>
public sealed record SurvivalResult(
    string Code,
    string Name,
    int Arm,
    KaplanMeierCurve Curve,
    SurvivalQuantile FollowUp,
    ImmutableArray<string> Subjects,
    ImmutableArray<int> Days,
    ImmutableArray<bool> Events,
    ImmutableArray<string> Reasons,
    ImmutableArray<int> Rows);
