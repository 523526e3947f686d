using Abscopal.Survival;

namespace Abscopal.Workbench.Parametric;

/// <summary>The models of one group beside its Kaplan-Meier curve.</summary>
/// <param name="Label">The group.</param>
/// <param name="Models">The fits, in the order asked.</param>
/// <param name="Observed">The curve without a model, to judge the fits by.</param>
public sealed record ParametricGroup(string Label, IReadOnlyList<ParametricFit> Models, KaplanMeierCurve Observed);
