using System.Collections.Immutable;
using Abscopal.Formats.Csv;
using Abscopal.Input;

namespace Abscopal.Formats.DataCapture;

/// <summary>
/// Reads the records of a REDCap project from its CSV export (raw or with labels) and its data dictionary: events of longitudinal
/// projects, forms and events that repeat, boxes that are ticked.
/// </summary>
public static class RedcapFile
{
    private const string EventColumn = "redcap_event_name";
    private const string FormColumn = "redcap_repeat_instrument";
    private const string RepeatColumn = "redcap_repeat_instance";
    private const string SiteColumn = "redcap_data_access_group";

    /// <summary>Reads an export.</summary>
    /// <param name="path">The CSV.</param>
    /// <param name="dictionary">The data dictionary.</param>
    /// <exception cref="InvalidInputException">A file is not there or broken, or the export has a column that the dictionary does not know.</exception>
    public static CaptureExport Read(string path, string dictionary)
    {
        RedcapDictionary known = RedcapDictionary.Read(dictionary);
        string[] header = [.. CsvFile.Columns(path)];
        string subject = known.Fields[0].Field.Name;
        if (Array.IndexOf(header, subject) < 0) throw new InvalidInputException(new InputProblem($"there is no column '{subject}', which names the subject", path, 1, subject, "the export of the project of the dictionary"));
        Dictionary<string, (string Form, string Key)> columns = Columns(header, known, path);
        TextTable table = CsvFile.Read(path);
        var records = ImmutableArray.CreateBuilder<CaptureRecord>();
        var problems = new List<InputProblem>();
        for (int row = 0; row < table.Rows; row++) Split(table, row, subject, columns, known, records, problems);
        if (problems.Count > 0) throw new InvalidInputException(problems.Take(20));
        var forms = known.Fields.GroupBy(f => f.Form, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.ToImmutableDictionary(f => f.Field.Name, f => f.Field, StringComparer.Ordinal), StringComparer.Ordinal);
        return new CaptureExport(path, forms, records.ToImmutable());
    }

    /// <summary>What stands in each column: the form, and the name among the values of a record.</summary>
    private static Dictionary<string, (string Form, string Key)> Columns(string[] header, RedcapDictionary known, string path)
    {
        var columns = new Dictionary<string, (string Form, string Key)>(StringComparer.Ordinal);
        foreach ((string form, CaptureField field) in known.Fields)
        {
            columns[form + "_complete"] = (form, form + "_complete");
            if (field.Kind != CaptureFieldKind.Boxes) columns[field.Name] = (form, field.Name);
            else foreach (CaptureChoice choice in field.Choices) columns[CaptureRecord.BoxOf(field.Name, Sanitised(choice.Code))] = (form, CaptureRecord.BoxOf(field.Name, choice.Code));
        }

        string? unknown = Array.Find(header, h => !columns.ContainsKey(h) && h is not (EventColumn or FormColumn or RepeatColumn or SiteColumn) && !h.StartsWith("redcap_", StringComparison.Ordinal) && !h.EndsWith("_timestamp", StringComparison.Ordinal));
        if (unknown is null) return columns;
        string? near = Spelling.Nearest(unknown, columns.Keys);
        throw new InvalidInputException(new InputProblem($"the dictionary {System.IO.Path.GetFileName(known.Path)} has no field '{unknown}'{(near is null ? "" : $"; did you mean '{near}'?")}", path, 1, unknown, "the dictionary of the export's project"));
    }

    // The export writes the code of a box in small letters, other signs than letters and digits as underscores.
    private static string Sanitised(string code) => string.Concat(code.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static void Split(TextTable table, int row, string subjectColumn, Dictionary<string, (string Form, string Key)> columns, RedcapDictionary known, ImmutableArray<CaptureRecord>.Builder records, List<InputProblem> problems)
    {
        string? Meta(string column) => table.Find(column)?[row];
        if (table.Text(subjectColumn)[row] is not { } subject)
        {
            problems.Add(new InputProblem("the row names no subject", table.Path, table.Line(row), subjectColumn, "a value in each row"));
            return;
        }

        var forms = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (string column in table.Columns)
        {
            if (!columns.TryGetValue(column, out (string Form, string Key) place) || table.Text(column)[row] is not { } value || string.Equals(column, subjectColumn, StringComparison.Ordinal)) continue;
            // A box that is not ticked says nothing; a status alone is no form filled in.
            if (place.Key.Contains(CaptureRecord.BoxMark, StringComparison.Ordinal) && value is "0" or "Unchecked") continue;
            if (!forms.TryGetValue(place.Form, out Dictionary<string, string>? values)) forms[place.Form] = values = new Dictionary<string, string>(StringComparer.Ordinal);
            values[place.Key] = value;
        }

        string? repeating = Meta(FormColumn) is { } named ? FormOf(named, known) : null;
        if (Meta(FormColumn) is { } unknown && repeating is null) problems.Add(new InputProblem($"there is no form '{unknown}'", table.Path, table.Line(row), FormColumn, "a form of the dictionary"));
        foreach ((string form, Dictionary<string, string> values) in forms)
        {
            if (!values.Keys.Any(k => !string.Equals(k, form + "_complete", StringComparison.Ordinal))) continue;
            if (repeating is not null && !string.Equals(form, repeating, StringComparison.Ordinal))
            {
                problems.Add(new InputProblem($"the row repeats {repeating} and holds a value of {form}", table.Path, table.Line(row), values.Keys.First(), "values of the form that repeats"));
                continue;
            }

            records.Add(new CaptureRecord(subject, form, table.Line(row)) { Event = Meta(EventColumn), Repeat = Meta(RepeatColumn), Site = Meta(SiteColumn), Values = values });
        }
    }

    // An export with labels writes 'Adverse Events' for adverse_events.
    private static string? FormOf(string named, RedcapDictionary known)
    {
        string plain = Sanitised(named);
        return known.Fields.Select(f => f.Form).FirstOrDefault(f => string.Equals(f, named, StringComparison.Ordinal) || string.Equals(f, plain, StringComparison.Ordinal));
    }
}
