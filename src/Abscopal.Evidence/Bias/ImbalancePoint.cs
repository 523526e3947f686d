using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>How unequal the arms must be in one unmeasured factor to explain a hazard ratio away.</summary>
/// <param name="FactorRatio">The hazard ratio of the factor.</param>
/// <param name="ControlPrevalence">Its prevalence in the control arm.</param>
/// <param name="TreatmentPrevalence">The prevalence in the treatment arm that brings the ratio to 1; not estimable where none does.</param>
public sealed record ImbalancePoint(double FactorRatio, double ControlPrevalence, Estimate TreatmentPrevalence);
