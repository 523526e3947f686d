using Abscopal.Input;
using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Workbench.Designs.Reading;

namespace Abscopal.Workbench.Designs;

/// <summary>Reads a design from a file such as <c>designs/lead-phase3.yaml</c>.</summary>
public static class DesignFileReader
{
    // A kind is a word in the file and what reads the rest; its JSON Schema stands in designs/design.schema.json.
    private static readonly Dictionary<string, Func<string, MapReader, DesignFile?>> Kinds = new(StringComparer.Ordinal)
    {
        ["randomised-survival"] = RandomisedFields.Read,
        ["multi-arm-survival"] = MultiArmFields.Read,
        ["biomarker-survival"] = BiomarkerFields.Read,
        ["progression-and-survival"] = ProgressionFields.Read,
        ["test-comparison"] = TestComparisonFields.Read,
        ["simon"] = EarlyPhaseFields.Simon,
        ["boin"] = EarlyPhaseFields.Boin,
        ["tite-boin"] = EarlyPhaseFields.Late,
        ["mtpi2"] = EarlyPhaseFields.Mtpi2,
        ["crm"] = EarlyPhaseFields.Continual,
        ["monitoring"] = EarlyPhaseFields.Monitoring,
        ["one-arm"] = OneArmFields.OneArm,
        ["one-arm-two-stage"] = OneArmFields.TwoStage,
        ["assurance"] = OneArmFields.Success,
    };

    /// <summary>Reads and checks a design.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file cannot be read or is wrong.</exception>
    public static LoadedDesign Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var log = new ProblemLog(path);
        NodeReader? root = YamlFile.Load(log);
        DesignFile? design = root?.Map() is { } map ? Read(map) : null;
        log.ThrowIfAny();
        return new LoadedDesign(design!, path, root!);
    }

    private static DesignFile? Read(MapReader map)
    {
        string? kind = map.Required("kind", Rules.OneWordOf([.. Kinds.Keys]));
        string? name = map.Required("name", Rules.Text);
        if (kind is null) return null;
        try
        {
            return Kinds[kind](name ?? "", map);
        }
        catch (DesignException wrong)
        {
            map.Wrong(wrong.Key, wrong.What, wrong.Allowed);
            return null;
        }
    }
}
