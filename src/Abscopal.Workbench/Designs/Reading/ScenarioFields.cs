using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads what is true in each scenario of a randomised trial.</summary>
internal static class ScenarioFields
{
    /// <summary>The name of the scenario without effect that is always shown.</summary>
    public const string NoEffect = "no effect";

    /// <summary>The name of the strong null that is always shown.</summary>
    public const string StrongNull = "strong null: early harm";

    public static TrialScenario? Read(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? name = map.Required("name", Rules.Text);
        PiecewiseRate? control = RateFields.Hazard(map.Required("control", "a hazard, for example {median: 10}"));
        PiecewiseRate? experimental = map.Has("experimental") ? RateFields.Hazard(map.Optional("experimental")) : Times(map, control);
        if (map.Has("experimental") && map.Has("hazardRatio")) map.Wrong("states experimental and hazardRatio", "one of them");
        (PiecewiseRate controlDropout, PiecewiseRate experimentalDropout) = Dropout(map.Optional("dropout"));
        map.Close();
        if (name is null || control is null || experimental is null) return null;
        return new TrialScenario
        {
            Name = name,
            Control = control,
            Experimental = experimental,
            ControlDropout = controlDropout,
            ExperimentalDropout = experimentalDropout,
            Stream = 0,
        };
    }

    /// <summary>The scenarios of a file with those that are always shown: no effect, and the strong null of early harm.</summary>
    /// <param name="stated">The scenarios of the file.</param>
    /// <param name="yearInUnits">A year in the file's unit of time.</param>
    /// <remarks>
    /// Strong null: a hazard ratio of 16 for a tenth of a year, then 0.76. Source: Magirr and Burman, Statistics in
    /// Medicine 38 (2019) 3782-3790, on tests that reward early harm.
    /// </remarks>
    public static ImmutableArray<TrialScenario> WithNulls(ImmutableArray<TrialScenario> stated, double yearInUnits)
    {
        TrialScenario first = stated[0];
        var all = stated.ToBuilder();
        if (!stated.Any(scenario => IsNull(scenario)))
            all.Add(first with { Name = NoEffect, Experimental = first.Control, ExperimentalDropout = first.ControlDropout });
        all.Add(first with { Name = StrongNull, Experimental = first.Control.Times([0, 0.1 * yearInUnits], [16, 0.76]) });
        return all.ToImmutable();
    }

    private static bool IsNull(TrialScenario scenario) =>
        scenario.Control.Starts.SequenceEqual(scenario.Experimental.Starts) && scenario.Control.Rates.SequenceEqual(scenario.Experimental.Rates);

    private static PiecewiseRate? Times(MapReader map, PiecewiseRate? control)
    {
        NodeReader? node = map.Required("hazardRatio", "a ratio above 0, or pieces of ratios; or experimental with a hazard");
        return RateFields.HazardRatio(node) is { } ratio && control is not null ? control.Times(ratio.Starts, ratio.Ratios) : null;
    }

    public static (PiecewiseRate Control, PiecewiseRate Experimental) Dropout(NodeReader? node)
    {
        if (node is null) return (PiecewiseRate.None, PiecewiseRate.None);
        if (node.Map() is not { } map) return (PiecewiseRate.None, PiecewiseRate.None);

        if (map.Has("control") || map.Has("experimental"))
        {
            PiecewiseRate control = Share(map.Optional("control")) ?? PiecewiseRate.None;
            PiecewiseRate experimental = Share(map.Optional("experimental")) ?? PiecewiseRate.None;
            map.Close();
            return (control, experimental);
        }

        PiecewiseRate both = Share(node) ?? PiecewiseRate.None;
        return (both, both);
    }

    // A dropout hazard as a rate, or as the share that has left by a time.
    private static PiecewiseRate? Share(NodeReader? node)
    {
        if (node?.Map() is not { } map) return null;

        double? rate = map.Optional("rate", Rules.RealFromZero);
        double? share = map.Optional("share", Rules.Share);
        double? by = map.Optional("by", Rules.RealAboveZero);
        if (map.Has("rate") ? map.Has("share") || map.Has("by") : !(map.Has("share") && map.Has("by"))) map.Wrong("states no dropout", "rate: 0.01, or share: 0.05 with by: 12");
        map.Close();
        return rate is { } r ? PiecewiseRate.Constant(r) : share is { } s && by is { } b ? PiecewiseRate.Constant(-ElementaryMath.Log(1 - s) / b) : null;
    }
}
