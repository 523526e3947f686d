using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Cohorts;

/// <summary>One printed number beside the same number recomputed from a cohort.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Figure">What the number is.</param>
/// <param name="Time">The landmark's time in the study's unit, for a landmark.</param>
/// <param name="Published">The number as printed; null where it was printed as not reached.</param>
/// <param name="Recomputed">The number of the cohort, at full precision.</param>
/// <param name="Agrees">Whether it would be printed so.</param>
public sealed record FactComparison(string Endpoint, FactFigure Figure, decimal? Time, Printed? Published, Estimate Recomputed, bool Agrees);
