using System.Collections.Immutable;
using Abscopal.Study.Reading;
using Abscopal.Trials.Multiplicity;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>How several arms that are compared with one control share the type I error.</summary>
/// <param name="Bounds">Of each set of arms already claimed (as bits), of each arm, of each look; one table when claims hand nothing on.</param>
/// <param name="Spent">The type I error of the family spent by each look, an upper limit except for Dunnett's, where it is exact.</param>
/// <param name="Note">The sharing in words.</param>
internal sealed record ArmLevels(IReadOnlyList<IReadOnlyList<IReadOnlyList<double?>>> Bounds, ImmutableArray<double> Spent, string Note)
{
    private static readonly Rule<string?> Words = Rules.OneWordOf("bonferroni", "holm", "fixed-sequence", "dunnett");

    public static ArmLevels? Read(MapReader map, ModelledFrame? frame, int arms, bool stops)
    {
        string word = map.Optional("multiplicity", Words) ?? "bonferroni";
        ImmutableArray<double>? shares = map.Optional("alphaShares")?.ListOf(Rules.Share);
        if (map.Has("alphaShares") && map.Has("multiplicity")) map.Wrong("alphaShares", "are stated beside multiplicity", "one of them");
        if (shares is { } stated && (stated.Length != arms || stated.Sum() > 1 + 1e-9))
        {
            map.Wrong("alphaShares", $"are {stated.Length} for {arms} arms, or sum to more than 1", "one an arm, together at most 1");
            return null;
        }

        if (word is "holm" or "fixed-sequence" && stops) map.Wrong("multiplicity", $"is {word}, which hands error on after a claim, but the trial stops at the first", "stopsAtFirst: false");
        if (word is "dunnett" && frame is { Looks.Length: > 2 }) map.Wrong("multiplicity", $"is dunnett with {frame.Looks.Length} looks", "at most two looks");
        if (word is "dunnett" && frame is not null && frame.Efficacy.Spent is null) map.Wrong("multiplicity", "is dunnett without a spending function", "efficacy: {spending: obrien-fleming}");
        if (frame is null || arms == 0) return null;
        return word switch
        {
            "holm" => Of(frame, arms, (claimed, _) => 1.0 / (arms - claimed.Count(c => c)), "Holm: an arm that is claimed hands its error on to the others in equal parts."),
            "fixed-sequence" => Of(frame, arms, (claimed, arm) => claimed.Take(arm).All(c => c) ? 1 : 0, "In the order of the arms: each has the whole error once those before it are claimed."),
            "dunnett" => Dunnett(frame, arms),
            _ when shares is { } parts => Of(frame, arms, (_, arm) => parts[arm], "Each arm at its own share of the error (weighted Bonferroni)."),
            _ => Of(frame, arms, (_, _) => 1.0 / arms, $"Each arm at {frame.Alpha / arms:0.####} of one side (Bonferroni), so the chance of any false claim is at most {frame.Alpha:0.####}."),
        };
    }

    private static ArmLevels Of(ModelledFrame frame, int arms, Func<bool[], int, double> share, string note)
    {
        bool[] none = new bool[arms];
        bool handsOn = Enumerable.Range(0, arms).Any(a => share([.. none.Select((_, i) => i == 0)], a) != share(none, a));
        int tables = handsOn ? 1 << arms : 1;
        var levels = new Dictionary<double, IReadOnlyList<double?>>();
        IReadOnlyList<double?> At(double level) => levels.TryGetValue(level, out IReadOnlyList<double?>? known) ? known : levels[level] = ModelledFields.Bounds(frame, level * frame.Alpha);
        List<IReadOnlyList<IReadOnlyList<double?>>> bounds = [];
        for (int set = 0; set < tables; set++)
        {
            bool[] claimed = [.. none.Select((_, a) => ((set >> a) & 1) != 0)];
            bounds.Add([.. none.Select((_, a) => At(claimed[a] ? 0 : share(claimed, a)))]);
        }

        return new ArmLevels(bounds, ModelledFields.Spent(frame, bounds[0]), note);
    }

    private static ArmLevels? Dunnett(ModelledFrame frame, int arms)
    {
        if (frame.Targets.Length > 2 || frame.Efficacy.Spent is not { } function) return null;
        double[] fractions = [.. frame.Targets.Select(t => (double)t / frame.Targets[^1])];
        ImmutableArray<double> spent = [.. fractions.Select(t => function.Cumulative(t, frame.Alpha))];
        IReadOnlyList<double?> bounds = [.. DunnettBounds.Of(arms, fractions, spent).Select(b => (double?)b)];
        return new ArmLevels([[.. Enumerable.Repeat(bounds, arms)]], spent, $"One bound for all arms, at which the chance of any false claim is {frame.Alpha:0.####} when no arm works (Dunnett).");
    }
}
