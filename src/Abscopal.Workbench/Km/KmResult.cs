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
    /// <summary>Each later group against the first at each time asked for: the difference and the ratio of the rates.</summary>
    public IReadOnlyList<LandmarkContrast> Landmarks { get; init; } = [];

    /// <summary>The labels of the groups that <see cref="Landmarks"/> compares with the first, one for each.</summary>
    public IReadOnlyList<string> LandmarkGroups { get; init; } = [];

    /// <summary>The conventions that made the result.</summary>
    public KaplanMeierConventions Conventions => Groups[0].Curve.Conventions;
}
