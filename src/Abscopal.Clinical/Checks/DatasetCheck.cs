using System.Globalization;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Clinical.Checks;

/// <summary>
/// Checks the structure of a dataset of subjects: keys, one record per subject and parameter, censoring, dates, days, flags, and
/// where a Define-XML is given its variables, types, lengths, terms and mandatory values.
/// </summary>
public static class DatasetCheck
{
    /// <summary>Reads a dataset through and finds the rules it breaks.</summary>
    /// <param name="reader">The dataset.</param>
    /// <param name="define">What a Define-XML says of the study, or null.</param>
    /// <returns>The findings, rule by rule in the order of the columns; empty where nothing is wrong.</returns>
    public static IReadOnlyList<CheckFinding> Run(IDatasetReader reader, DefineDocument? define = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DatasetDescription description = reader.Description;
        DefineDataset? defined = define?.Find(description.Name);
        var findings = new List<CheckFinding>();
        if (define is not null) findings.AddRange(DefineRules.OfStructure(description, defined));
        RowRule[] rules = [.. ColumnRules.Of(description), .. define is null || defined is null ? [] : DefineRules.OfRows(description, define, defined).Concat(ValueRules.Of(description, define, defined)), .. Keys(description, defined)];
        long row = 0;
        foreach (Dataset batch in reader.Batches())
        {
            foreach (RowRule rule in rules) rule.Look(batch, row);
            row += batch.Rows;
        }

        if (row == 0) findings.Add(new CheckFinding("rows", description.Name, null, "the dataset has no rows", 0, null));
        findings.AddRange(rules.Select(r => r.Finding(description.Name)).OfType<CheckFinding>());
        return findings;
    }

    private static IEnumerable<RowRule> Keys(DatasetDescription description, DefineDataset? defined)
    {
        bool Has(string name) => description.IndexOf(name) >= 0;
        IReadOnlyList<string> stated = defined is { Keys.Count: > 0 } ? defined.Keys : description.Keys;
        if (stated.Count > 0 && stated.All(Has)) yield return Unique("key", stated, "the key");
        if (!Has("USUBJID")) yield break;
        if (Has("PARAMCD") && Has("CNSR")) yield return Unique("one-per-parameter", ["USUBJID", "PARAMCD"], "subject and parameter");
        if (description.Name.ToUpperInvariant() is "ADSL" or "DM") yield return Unique("one-per-subject", ["USUBJID"], "the subject");
        if (Has("DOMAIN") && Has(description.Name + "SEQ")) yield return Unique("sequence", ["USUBJID", description.Name + "SEQ"], "subject and sequence");
    }

    private static RowRule Unique(string rule, IReadOnlyList<string> columns, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new RowRule(rule, string.Join(", ", columns), rows =>
        {
            Column[] parts = [.. columns.Select(c => rows.Find(c)!)];
            return r =>
            {
                string key = string.Join('\u001F', parts.Select(c => c.Show(r)));
                return seen.Add(key) ? null : string.Create(CultureInfo.InvariantCulture, $"{what} is there before: {key.Replace("\u001F", ", ", StringComparison.Ordinal)}");
            };
        });
    }
}
