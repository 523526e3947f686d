using System.Collections.Immutable;
using Abscopal.Input;
using Abscopal.Study.Reading;

namespace Abscopal.Workbench.Designs.Observed;

/// <summary>Reads what was seen in a trial so far, from a file such as <c>designs/observed/lead-phase3.yaml</c>.</summary>
public static class ObservedReader
{
    private static readonly Rule<double?> AnyNumber = Rules.Real("a number", _ => true);

    /// <summary>Reads and checks the file; its JSON Schema stands in designs/observed/observed.schema.json.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is wrong.</exception>
    public static ObservedTrial Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new ProblemLog(path);
        NodeReader? root = YamlFile.Load(log);
        ObservedTrial? trial = root?.Map() is { } map ? Read(map, path, root) : null;
        log.ThrowIfAny();
        return trial!;
    }

    private static ObservedTrial Read(MapReader map, string path, NodeReader root)
    {
        if (map.Has("looks") == map.Has("stages")) map.Wrong(map.Has("looks") ? "states looks and stages" : "states neither looks nor stages", "looks of a randomised trial, or stages of a two-stage trial");
        ImmutableArray<StatedLook> looks = map.Has("looks") ? map.RequiredList("looks", Look) : [];
        ImmutableArray<StatedStage> stages = map.Has("stages") ? map.RequiredList("stages", Stage) : [];
        if (stages.Length > 2) map.Wrong("stages", $"are {stages.Length}", "one or two");
        map.Close();
        return new ObservedTrial(path, root, looks, stages);
    }

    private static StatedLook? Look(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        int? events = map.Required("events", Rules.Positive);
        double? z = map.Optional("z", AnyNumber);
        double? ratio = map.Optional("hazardRatio", Rules.RealAboveZero);
        bool final = map.Optional("final", Rules.Flag) ?? false;
        if (map.Has("z") == map.Has("hazardRatio")) map.Wrong(map.Has("z") ? "states z and hazardRatio" : "states neither z nor hazardRatio", "one of them");
        map.Close();
        return events is { } count && (z ?? ratio) is not null ? new StatedLook(count, z, ratio, final) : null;
    }

    private static StatedStage? Stage(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        int? subjects = map.Required("subjects", Rules.Positive);
        int? responses = map.Optional("responses", Rules.Count);
        if (responses > subjects) map.Wrong("responses", $"are {responses}, more than the {subjects} subjects", $"at most {subjects}");
        map.Close();
        return subjects is { } count ? new StatedStage(count, responses) : null;
    }
}
