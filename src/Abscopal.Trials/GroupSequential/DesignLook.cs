namespace Abscopal.Trials.GroupSequential;

/// <summary>One look of a group-sequential design.</summary>
/// <param name="Number">From 1.</param>
/// <param name="InformationFraction">The share of the planned information.</param>
/// <param name="Upper">The efficacy bound on the scale of Z, or null when no error is spent here.</param>
/// <param name="Lower">The futility bound on the scale of Z, or null when there is none.</param>
/// <param name="NominalAlpha">The one-sided tail probability at the efficacy bound.</param>
/// <param name="CumulativeAlpha">The type I error spent so far; futility is ignored unless it binds.</param>
/// <param name="CumulativePower">The probability under the design's drift of having crossed the efficacy bound.</param>
/// <param name="CumulativeBeta">The probability under the design's drift of having stopped for futility.</param>
/// <param name="CumulativeFutilityUnderNull">The same without effect.</param>
public sealed record DesignLook(
    int Number,
    double InformationFraction,
    double? Upper,
    double? Lower,
    double NominalAlpha,
    double CumulativeAlpha,
    double CumulativePower,
    double CumulativeBeta,
    double CumulativeFutilityUnderNull);
