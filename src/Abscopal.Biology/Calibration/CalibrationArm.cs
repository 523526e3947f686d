using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Calibration;

/// <summary>An arm of a published trial: what was given and what was seen.</summary>
/// <param name="Name">The name shown.</param>
/// <param name="Trial">Number of its trial, from 0.</param>
/// <param name="Subjects">Subjects.</param>
/// <param name="Responses">Subjects with a response, from the printed rate.</param>
/// <param name="Plan">What was given.</param>
/// <param name="Survival">Overall survival.</param>
/// <param name="ProgressionFree">Progression-free survival.</param>
public sealed record CalibrationArm(string Name, int Trial, int Subjects, int Responses, TreatmentPlan Plan, AtRiskRows Survival, AtRiskRows ProgressionFree);
