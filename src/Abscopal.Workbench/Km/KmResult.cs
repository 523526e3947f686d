using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Km;

/// <summary>A Kaplan-Meier analysis of a file.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Rows">What was read.</param>
/// <param name="Groups">The groups, in the order of their labels.</param>
/// <param name="LogRank">The log-rank test; null with fewer than two groups.</param>
public sealed record KmResult(KmRequest Request, SurvivalRows Rows, IReadOnlyList<KmGroup> Groups, LogRankResult? LogRank)
{
    /// <summary>The conventions that made the result.</summary>
    public KaplanMeierConventions Conventions => Groups[0].Curve.Conventions;
}
