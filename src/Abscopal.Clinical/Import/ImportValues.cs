using System.Globalization;
using Abscopal.Clinical.Checks;
using Abscopal.Formats.DataCapture;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Clinical.Import;

/// <summary>Fills a variable: finds the value of each row, turns codes into terms, and answers what is not of its kind.</summary>
internal sealed class ImportValues(string path, ImportMapping mapping, ImportVariable variable, CaptureField? field)
{
    public Column Column(IReadOnlyList<ImportRow> rows, List<InputProblem> problems)
    {
        string label = variable.Label.Length > 0 ? variable.Label : field?.Label ?? "";
        if (variable.Kind is ImportKind.Text or ImportKind.Date)
        {
            ColumnDefinition text = variable.Kind == ImportKind.Text ? ColumnDefinition.OfText(variable.Name, label) : ColumnDefinition.OfIsoText(variable.Name, label);
            return TextColumn.Of(text, rows.Select(r => Text(r, problems)));
        }

        ColumnDefinition number = variable.Kind == ImportKind.Number ? ColumnDefinition.OfNumber(variable.Name, label) : ColumnDefinition.OfDay(variable.Name, label);
        return NumberColumn.Of(number, rows.Select(r => Number(r, problems)));
    }

    private double? Number(ImportRow row, List<InputProblem> problems)
    {
        if (Term(row, problems) is not { } text) return null;
        if (variable.Kind == ImportKind.Day)
        {
            if (IsoDate.Whole(text) is { } date && text.Length == 10) return SasTime.FromDate(date);
            problems.Add(Wrong(row, text, "a whole date such as 2022-03-14"));
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)) return number;
        problems.Add(Wrong(row, text, "a number such as 12.5"));
        return null;
    }

    private string? Text(ImportRow row, List<InputProblem> problems)
    {
        string? text = Term(row, problems);
        if (text is null || variable.Kind == ImportKind.Text) return text;
        // REDCap writes a blank between date and time.
        string iso = text.Length > 10 && text[10] == ' ' ? text[..10] + "T" + text[11..] : text;
        if (!IsoDate.IsValid(iso)) problems.Add(Wrong(row, text, "a date such as 2022-03-14, 2022-03 or 2022"));
        return iso;
    }

    private string? Term(ImportRow row, List<InputProblem> problems)
    {
        if (variable.Constant is not null) return variable.Constant;
        string? value = Raw(row);
        if (value is null || mapping.Missing.Contains(value, StringComparer.Ordinal)) return null;
        if (variable.Terms is { } terms)
        {
            string code = Code(value) ?? value;
            if (terms.TryGetValue(code, out string? term)) return term;
            problems.Add(Wrong(row, value, "one of " + string.Join(", ", terms.Keys.Order(StringComparer.Ordinal))));
            return null;
        }

        if (field is null || field.Kind == CaptureFieldKind.Text) return value;
        if (Code(value) is { } known) return variable.KeepsCode || variable.Kind == ImportKind.Number ? known : field.Choices.First(c => string.Equals(c.Code, known, StringComparison.Ordinal)).Label;
        problems.Add(Wrong(row, value, "one of " + string.Join(", ", field.Choices.Select(c => c.Code))));
        return null;
    }

    // An export holds the code of a choice, or its label.
    private string? Code(string value) => field?.Choices.FirstOrDefault(c => string.Equals(c.Code, value, StringComparison.Ordinal))?.Code
        ?? field?.Choices.FirstOrDefault(c => string.Equals(c.Label, value, StringComparison.Ordinal))?.Code;

    private string? Raw(ImportRow row)
    {
        CaptureRecord record = row.Record;
        ImportEvent? visit = record.Event is { } name ? mapping.Events.GetValueOrDefault(name) : null;
        return variable.From switch
        {
            "$subject" => record.Subject,
            "$site" => record.Site,
            "$event" => record.Event,
            "$visit" => visit?.Visit ?? record.Event,
            "$visitnum" => visit?.Number,
            "$repeat" => record.Repeat,
            "$choice" => row.Choice is { } choice ? variable.KeepsCode ? choice.Code : choice.Label : null,
            { } from when field is { Kind: CaptureFieldKind.Boxes } => row.Choice?.Code ?? Ticked(record, from),
            { } from when from.Contains(CaptureRecord.BoxMark, StringComparison.Ordinal) && record.Values.GetValueOrDefault(from) is "Checked" => "1",
            { } from => record.Values.GetValueOrDefault(from),
            null => null,
        };
    }

    // One ticked box is a value; several have no order that a single value could keep.
    private string? Ticked(CaptureRecord record, string from)
    {
        CaptureChoice[] ticked = [.. field!.Choices.Where(c => record.Values.ContainsKey(CaptureRecord.BoxOf(from, c.Code)))];
        return ticked.Length switch
        {
            0 => null,
            1 => ticked[0].Code,
            _ => string.Join(" and ", ticked.Select(c => c.Code)),
        };
    }

    private InputProblem Wrong(ImportRow row, string value, string allowed) =>
        new($"'{value}' cannot be {variable.Name} (subject {row.Record.Subject})", path, row.Record.Line > 0 ? row.Record.Line : null, variable.From, allowed);
}
