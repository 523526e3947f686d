using Abscopal.Study.Reading;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads looks and how their bounds are set.</summary>
internal static class BoundFields
{
    private static readonly string[] SpendingWords = ["obrien-fleming", "pocock", "hwang-shih-decani", "power"];
    private static readonly string[] BoundWords = ["obrien-fleming", "pocock", "wang-tsiatis", "haybittle-peto"];
    private static readonly Rule<double?> Fraction = Rules.Real("above 0, at most 1", value => value is > 0 and <= 1);

    public static EfficacyRule Efficacy(NodeReader? node)
    {
        var usual = EfficacyRule.Spending(SpendingFunction.OBrienFleming);
        if (node?.Map() is not { } map) return usual;

        EfficacyRule? rule = map.Has("bounds") ? Bounds(map) : Spending(map) is { } spending ? EfficacyRule.Spending(spending) : null;
        if (!map.Has("bounds") && !map.Has("spending")) map.Wrong("says neither spending nor bounds", "spending: obrien-fleming, or bounds: pocock");
        map.Close();
        return rule ?? usual;
    }

    /// <summary>How bounds follow the events that are really there; the planned events are set when the design is made.</summary>
    public static BoundUpdate? Update(MapReader design, double alpha, int sides)
    {
        if (design.Optional("efficacy")?.Map() is not { } map) return new BoundUpdate(alpha / sides, "obrien-fleming", 0, 1);

        string? word = map.Optional("spending", Rules.OneWordOf(SpendingWords));
        double parameter = map.Optional("gamma", Rules.Real("a number", _ => true)) ?? map.Optional("rho", Rules.RealAboveZero) ?? 0;
        if (word is not null) return new BoundUpdate(alpha / sides, word, parameter, 1);
        design.Wrong("observedInformation", "needs a spending function", "efficacy: {spending: obrien-fleming}");
        return null;
    }

    public static FutilityRule? Futility(NodeReader? node)
    {
        if (node?.Map() is not { } map) return null;

        SpendingFunction? spending = Spending(map);
        if (!map.Has("spending")) map.Wrong("spending", "is missing", string.Join(", ", SpendingWords));
        bool binding = map.Optional("binding", Rules.Flag) ?? false;
        map.Close();
        return spending is null ? null : new FutilityRule(spending, binding);
    }

    public static PlannedLook? Look(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        var look = new PlannedLook
        {
            Fraction = map.Optional("fraction", Fraction),
            Events = map.Optional("events", Rules.Positive),
            Time = map.Optional("time", Rules.RealAboveZero),
            MinimumFollowUp = map.Optional("minimumFollowUp", Rules.RealFromZero),
        };
        if (map.Has("fraction") && map.Has("events")) map.Wrong("sets fraction and events", "one of them");
        if (!new[] { "fraction", "events", "time", "minimumFollowUp" }.Any(map.Has)) map.Wrong("says not when", "fraction, events, time, minimumFollowUp");
        map.Close();
        return look;
    }

    private static SpendingFunction? Spending(MapReader map)
    {
        string? word = map.Optional("spending", Rules.OneWordOf(SpendingWords));
        double? gamma = map.Optional("gamma", Rules.Real("a number from -40 to 40", value => value is >= -40 and <= 40));
        double? rho = map.Optional("rho", Rules.RealAboveZero);
        if (word is "hwang-shih-decani" && gamma is null) map.Wrong("gamma", "is missing", "a number, for example -4");
        if (word is "power" && rho is null) map.Wrong("rho", "is missing", "a number above 0, for example 3");
        return word switch
        {
            "obrien-fleming" => SpendingFunction.OBrienFleming,
            "pocock" => SpendingFunction.Pocock,
            "hwang-shih-decani" => SpendingFunction.HwangShihDeCani(gamma ?? 0),
            "power" => SpendingFunction.Power(rho ?? 1),
            _ => null,
        };
    }

    private static EfficacyRule? Bounds(MapReader map)
    {
        string? word = map.Optional("bounds", Rules.OneWordOf(BoundWords));
        double? delta = map.Optional("delta", Rules.Real("a number from -1 to 1", value => value is >= -1 and <= 1));
        double? early = map.Optional("early", Rules.RealAboveZero);
        if (word is "wang-tsiatis" && delta is null) map.Wrong("delta", "is missing", "a number, for example 0.25");
        return word switch
        {
            "obrien-fleming" => EfficacyRule.OBrienFleming,
            "pocock" => EfficacyRule.Pocock,
            "wang-tsiatis" => EfficacyRule.WangTsiatis(delta ?? 0),
            "haybittle-peto" => EfficacyRule.HaybittlePeto(early ?? 3),
            _ => null,
        };
    }
}
