namespace Abscopal.Evidence.Curves;

/// <summary>Two rebuilt arms beside the hazard ratio that was printed for them.</summary>
/// <param name="Arm">The arm in the numerator.</param>
/// <param name="Reference">The arm in the denominator.</param>
/// <param name="HazardRatio">The hazard ratio of the two (Cox, Efron).</param>
/// <param name="UnmatchedHazardRatio">The ratio before anything was chosen for it.</param>
/// <param name="Residual">How far the ratio is outside the printed range; 0 when it is met.</param>
/// <param name="AddedMisfit">What meeting it cost: the misfit of the levels above that of the best reconstructions.</param>
public sealed record HazardRatioMatch(ReconstructedCurve Arm, ReconstructedCurve Reference, double HazardRatio, double UnmatchedHazardRatio, double Residual, double AddedMisfit)
{
    /// <summary>Whether the printed ratio is met within its rounding.</summary>
    public bool Met => Residual == 0;
}
