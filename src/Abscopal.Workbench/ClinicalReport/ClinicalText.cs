using System.Globalization;
using Abscopal.Reporting.Words;
using Abscopal.Study.Protocol;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The words of tables and figures in one language; values of the data that have words are said in them, others stay as they are.</summary>
internal sealed class ClinicalText(ClinicalResults results, Vocabulary words, StudyProtocol? protocol, string language)
{
    private readonly HashSet<string> _keys = [.. words.Keys];

    // Arms and drugs as the protocol says them in the language of the report.
    private readonly Dictionary<string, string> _names = Names(protocol, language);

    public Vocabulary Words { get; } = words;

    public string this[string key] => Words["tables." + key];

    public string Format(string key, params object[] values) => Words.Format("tables." + key, values);

    public string Level => (100 * results.Options.Curve.Level).ToString("0.##", CultureInfo.InvariantCulture);

    public string? Notice => results.IsSynthetic ? this["synthetic"] : null;

    /// <summary>The words of a value of the data, such as a response or a reason; the value itself where there are none.</summary>
    public string Value(string value) => _names.TryGetValue(value, out string? name) ? name : Known("value." + value, value);

    /// <summary>The words of a variable; its name where there are none.</summary>
    public string Variable(string name) => Known("variable." + name, name);

    /// <summary>The words of a set of adverse events; without grades, of severe ones.</summary>
    public string Events(string id) => this[results.HasGrades || !id.EndsWith('3') ? id : id + "S"];

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Month(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A subject without the study's identifier, where it begins with it.</summary>
    public string Subject(string id) => id.StartsWith(results.Study + "-", StringComparison.Ordinal) ? id[(results.Study.Length + 1)..] : id;

    private static Dictionary<string, string> Names(StudyProtocol? protocol, string language)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (ProtocolArm arm in protocol?.Arms ?? [])
        {
            IEnumerable<Study.Words> told = [arm.Label, .. arm.Drugs.Select(d => d.Drug), .. arm.Drugs.SelectMany(d => d.Choices).Select(c => c.Drug)];
            foreach (Study.Words word in told) names.TryAdd(word.English, word.In(language));
        }

        return names;
    }

    private string Known(string key, string otherwise) => _keys.Contains("tables." + key) ? this[key] : otherwise;
}
