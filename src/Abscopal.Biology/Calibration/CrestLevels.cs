namespace Abscopal.Biology.Calibration;

/// <summary>What a member predicts of CREST, of responders from randomisation.</summary>
/// <param name="ProgressionFreeWith">Progression-free at 6 months with chest irradiation.</param>
/// <param name="ProgressionFreeWithout">Progression-free at 6 months without.</param>
/// <param name="SurvivalWith">Alive at 24 months with.</param>
/// <param name="SurvivalWithout">Alive at 24 months without.</param>
internal readonly record struct CrestLevels(double ProgressionFreeWith, double ProgressionFreeWithout, double SurvivalWith, double SurvivalWithout);
