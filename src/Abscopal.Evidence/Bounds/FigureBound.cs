namespace Abscopal.Evidence.Bounds;

/// <summary>The least and the greatest value of a figure over all cohorts that meet the printed facts of an endpoint.</summary>
/// <param name="Figure">What the figure is.</param>
/// <param name="At">Its time in months; for a quantile its probability.</param>
/// <param name="Least">The least value; null where the figure is not reached in any cohort.</param>
/// <param name="Greatest">The greatest value; null where it is not reached in some cohort.</param>
/// <param name="Kind">Whether the ends are attained.</param>
public sealed record FigureBound(BoundedFigure Figure, double At, double? Least, double? Greatest, BoundKind Kind);
