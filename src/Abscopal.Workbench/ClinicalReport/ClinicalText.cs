using System.Globalization;
using Abscopal.Reporting.Words;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>The words of tables and figures in one language; values of the data that have words are said in them, others stay as they are.</summary>
internal sealed class ClinicalText(ClinicalResults results, Vocabulary words)
{
    private readonly HashSet<string> _keys = [.. words.Keys];

    public Vocabulary Words { get; } = words;

    public string this[string key] => Words["tables." + key];

    public string Format(string key, params object[] values) => Words.Format("tables." + key, values);

    public string Level => (100 * results.Options.Curve.Level).ToString("0.##", CultureInfo.InvariantCulture);

    public string? Notice => results.IsSynthetic ? this["synthetic"] : null;

    /// <summary>The words of a value of the data, such as a response or a reason; the value itself where there are none.</summary>
    public string Value(string value) => Known("value." + value, value);

    /// <summary>The words of a variable; its name where there are none.</summary>
    public string Variable(string name) => Known("variable." + name, name);

    /// <summary>The words of a set of adverse events; without grades, of severe ones.</summary>
    public string Events(string id) => this[results.HasGrades || !id.EndsWith('3') ? id : id + "S"];

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Month(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A subject without the study's identifier, where it begins with it.</summary>
    public string Subject(string id) => id.StartsWith(results.Study + "-", StringComparison.Ordinal) ? id[(results.Study.Length + 1)..] : id;

    private string Known(string key, string otherwise) => _keys.Contains("tables." + key) ? this[key] : otherwise;
}
