using System.Collections.Immutable;
using Abscopal.Formats.DataCapture;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Clinical.Import;

/// <summary>Makes datasets of an export by a mapping.</summary>
public static class CaptureImport
{
    private const int MostProblems = 20;

    /// <summary>Runs the import.</summary>
    /// <param name="export">The export.</param>
    /// <param name="mapping">The mapping.</param>
    /// <exception cref="InvalidInputException">The mapping names what the export lacks, or values are not what their variable holds; each with its place.</exception>
    public static ImportResult Run(CaptureExport export, ImportMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(export);
        ArgumentNullException.ThrowIfNull(mapping);
        InputProblem[] unknown = [.. MappingCheck.Run(export, mapping).Take(MostProblems)];
        if (unknown.Length > 0) throw new InvalidInputException(unknown);
        var problems = new List<InputProblem>();
        ImmutableArray<Dataset> datasets = [.. mapping.Datasets.Select(d => Build(export, mapping, d, problems))];
        if (problems.Count > 0) throw new InvalidInputException(problems.Take(MostProblems));
        return new ImportResult(datasets, Unused(export, mapping));
    }

    private static Dataset Build(CaptureExport export, ImportMapping mapping, ImportDataset wanted, List<InputProblem> problems)
    {
        ImmutableDictionary<string, CaptureField> fields = export.Forms[CaptureExport.KeyOf(wanted.Form, wanted.Group)];
        ImportRow[] rows = [.. ImportRows.Of(export, mapping, wanted, fields, problems).OrderBy(r => r.Record.Subject, SubjectOrder.Instance)];
        var columns = new List<Column> { Text("STUDYID", "Study Identifier", rows.Select(_ => (string?)mapping.Study)) };
        if (wanted.Name.Length == 2) columns.Add(Text("DOMAIN", "Domain Abbreviation", rows.Select(_ => (string?)wanted.Name)));
        columns.Add(Text("USUBJID", "Unique Subject Identifier", rows.Select(r => (string?)(mapping.SubjectPrefix + r.Record.Subject))));
        if (wanted.Sequence is { } sequence) columns.Add(NumberColumn.Of(ColumnDefinition.OfNumber(sequence, "Sequence Number", ColumnType.Integer), Sequence(rows)));
        foreach (ImportVariable variable in wanted.Variables)
        {
            var values = new ImportValues(export.Path, mapping, variable, variable.From is { } from ? fields.GetValueOrDefault(from) : null);
            columns.Add(values.Column(rows, problems));
        }

        return new Dataset(wanted.Name, columns, wanted.Label);
    }

    private static IEnumerable<double?> Sequence(ImportRow[] rows)
    {
        int number = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            number = row > 0 && string.Equals(rows[row].Record.Subject, rows[row - 1].Record.Subject, StringComparison.Ordinal) ? number + 1 : 1;
            yield return number;
        }
    }

    private static TextColumn Text(string name, string label, IEnumerable<string?> values) => TextColumn.Of(ColumnDefinition.OfText(name, label), values);

    private static ImmutableArray<string> Unused(CaptureExport export, ImportMapping mapping)
    {
        var used = mapping.Datasets.SelectMany(d => d.Variables.Select(v => v.From).Append(d.Each).Append(d.Keep).OfType<string>().Select(f => (d.Form, f))).ToHashSet();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (CaptureRecord record in export.Records)
        {
            foreach (string value in record.Values.Keys)
            {
                int box = value.IndexOf(CaptureRecord.BoxMark, StringComparison.Ordinal);
                string field = box > 0 ? value[..box] : value;
                if (!string.Equals(field, record.Form + "_complete", StringComparison.Ordinal) && !used.Contains((record.Form, field)) && !used.Contains((record.Form, value))) found.Add(record.Form + "." + field);
            }
        }

        return [.. found];
    }
}
