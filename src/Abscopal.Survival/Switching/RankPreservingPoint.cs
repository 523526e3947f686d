namespace Abscopal.Survival;

/// <summary>A psi and the log-rank statistic of the times that it leaves without treatment.</summary>
/// <param name="Psi">The psi.</param>
/// <param name="Z">The statistic; not estimable when no event remains to compare.</param>
public readonly record struct RankPreservingPoint(double Psi, Estimate Z);
