using System.Collections.Immutable;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Prediction;

namespace Abscopal.Biology.Checks;

/// <summary>An arm of the calibration with its predicted bands.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Prediction">Rates at every month from 1 to 36, with intervals for a trial of its size.</param>
/// <param name="Figures">Its printed figures beside the predicted ones.</param>
public sealed record CheckedArm(CalibrationArm Arm, RegimenPrediction Prediction, ImmutableArray<CheckedFigure> Figures);
