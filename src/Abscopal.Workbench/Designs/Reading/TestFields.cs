using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Study.Reading;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads tests and what may change after the first look.</summary>
internal static class TestFields
{
    private static readonly Rule<StatisticKind?> Kinds = Rules.OneOf(
        ("log-rank", StatisticKind.LogRank),
        ("fleming-harrington", StatisticKind.FlemingHarrington),
        ("modestly-weighted", StatisticKind.ModestlyWeighted),
        ("max-combo", StatisticKind.MaxCombo),
        ("restricted-mean", StatisticKind.RestrictedMean),
        ("landmark", StatisticKind.Landmark),
        ("cox", StatisticKind.Cox),
        ("borrowed-control", StatisticKind.BorrowedControl));

    /// <summary>The test of a design.</summary>
    /// <param name="node">Its keys, or null for the log-rank test.</param>
    /// <param name="yearInUnits">A year in the file's unit of time.</param>
    public static TestStatistic Read(NodeReader? node, double? yearInUnits)
    {
        var usual = new TestStatistic(StatisticKind.LogRank);
        if (node?.Map() is not { } map) return usual;

        StatisticKind? kind = map.Required("kind", Kinds);
        double? time = map.Optional("time", Rules.RealAboveZero);
        double? rho = map.Optional("rho", Rules.RealFromZero);
        double? gamma = map.Optional("gamma", Rules.RealFromZero);
        ImmutableArray<PriorComponent> prior = Prior(map, yearInUnits);
        bool timed = kind is StatisticKind.ModestlyWeighted or StatisticKind.RestrictedMean or StatisticKind.Landmark;
        if (timed && !map.Has("time")) map.Wrong("time", "is missing", "a time above 0");
        if (kind is StatisticKind.BorrowedControl && !map.Has("prior")) map.Wrong("prior", "is missing", "components with weight, median and deviation, or a file of 'abscopal borrow --json'");
        map.Close();
        if (kind is not { } known) return usual;
        return known == StatisticKind.FlemingHarrington
            ? new TestStatistic(known, rho ?? 0, gamma ?? 0)
            : new TestStatistic(known, time ?? 0, 0, prior.IsEmpty ? null : [.. prior]);
    }

    // Components, or a file that 'abscopal borrow' wrote.
    private static ImmutableArray<PriorComponent> Prior(MapReader map, double? yearInUnits)
    {
        string word = map.Optional("priorName", BorrowedPrior.Names) ?? "robustMap";
        if (map.Optional("prior") is not { } node) return [];
        if (map.Has("priorName") && !node.IsScalar) map.Wrong("priorName", "is set beside typed components", "prior: FILE of 'abscopal borrow --json'");
        return node.IsScalar ? BorrowedPrior.Read(node, map.File, word, yearInUnits ?? 12) : node.List(Component);
    }

    public static Adaptation? Resizing(NodeReader? node)
    {
        if (node?.Map() is not { } map) return null;

        double? from = map.Required("promisingFrom", Rules.Share);
        double? target = map.Optional("target", Rules.Share);
        int? most = map.Required("maximumEvents", Rules.Positive);
        map.Close();
        if (from is null || most is null) return null;
        if (target <= from) map.Wrong("target", "is not above promisingFrom", "a larger conditional power");
        return new Adaptation { PromisingFrom = from, PromisingTarget = target ?? 0.9, MaximumEvents = most };
    }

    // The prior of the control's exponential hazard, stated by the median it stands for.
    private static PriorComponent? Component(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        double? weight = map.Required("weight", Rules.RealAboveZero);
        double? median = map.Required("median", Rules.RealAboveZero);
        double? deviation = map.Required("deviation", Rules.RealAboveZero);
        map.Close();
        return weight is { } w && median is { } m && deviation is { } d ? new PriorComponent(w, ElementaryMath.Log(ElementaryMath.Log(2) / m), d) : null;
    }
}
