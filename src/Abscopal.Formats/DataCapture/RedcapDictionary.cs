using System.Collections.Immutable;
using Abscopal.Formats.Csv;
using Abscopal.Input;

namespace Abscopal.Formats.DataCapture;

/// <summary>Reads the data dictionary of a REDCap project: the file of the dictionary page, or that of the interface for programs.</summary>
internal sealed class RedcapDictionary
{
    private static readonly (string Page, string Program)[] Headers =
    [
        ("Variable / Field Name", "field_name"),
        ("Form Name", "form_name"),
        ("Field Type", "field_type"),
        ("Field Label", "field_label"),
        ("Choices, Calculations, OR Slider Labels", "select_choices_or_calculations"),
    ];

    private readonly List<(string Form, CaptureField Field)> _fields = [];

    private RedcapDictionary(string path) => Path = path;

    public string Path { get; }

    /// <summary>The fields with their form, in order; the first is the one that names the subject.</summary>
    public IReadOnlyList<(string Form, CaptureField Field)> Fields => _fields;

    /// <summary>Reads a dictionary.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is no dictionary, or a field is wrong.</exception>
    public static RedcapDictionary Read(string path)
    {
        IReadOnlyList<string> header = CsvFile.Columns(path);
        string[] columns = [.. Headers.Select(h => header.FirstOrDefault(c => string.Equals(c, h.Page, StringComparison.OrdinalIgnoreCase) || string.Equals(c, h.Program, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidInputException(new InputProblem($"there is no column '{h.Page}'", path, 1, Allowed: "the data dictionary of a REDCap project")))];
        TextTable table = CsvFile.Read(path, columns);
        var dictionary = new RedcapDictionary(path);
        var problems = new List<InputProblem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; row < table.Rows; row++)
        {
            string? Text(int column) => table.Text(columns[column])[row];
            InputProblem Problem(string what, string allowed) => new(what, path, table.Line(row), Text(0), allowed);
            if (Text(0) is not { } name || Text(1) is not { } form) problems.Add(Problem("the field lacks its name or its form", "both"));
            else if (!seen.Add(name)) problems.Add(Problem("the field is there twice", "each name once"));
            else if (Field(name, Text(2) ?? "text", Text(3) ?? "", Text(4) ?? "") is { } field) dictionary._fields.Add((form, field));
            else problems.Add(Problem($"the choices '{Text(4)}' cannot be read", "code, label | code, label"));
        }

        if (problems.Count > 0) throw new InvalidInputException(problems);
        return dictionary;
    }

    private static CaptureField? Field(string name, string type, string label, string choices)
    {
        ImmutableArray<CaptureChoice>? read = type switch
        {
            "radio" or "dropdown" or "checkbox" => Choices(choices),
            "yesno" => [new CaptureChoice("1", "Yes"), new CaptureChoice("0", "No")],
            "truefalse" => [new CaptureChoice("1", "True"), new CaptureChoice("0", "False")],
            _ => [],
        };
        if (read is null) return null;
        CaptureFieldKind kind = type is "checkbox" ? CaptureFieldKind.Boxes : read.Value.IsEmpty ? CaptureFieldKind.Text : CaptureFieldKind.Choice;
        return new CaptureField(name, label, kind, read.Value);
    }

    // The first comma of each choice ends its code; labels may have more.
    private static ImmutableArray<CaptureChoice>? Choices(string text)
    {
        var choices = ImmutableArray.CreateBuilder<CaptureChoice>();
        foreach (string choice in text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int comma = choice.IndexOf(',', StringComparison.Ordinal);
            if (comma < 1) return null;
            choices.Add(new CaptureChoice(choice[..comma].Trim(), choice[(comma + 1)..].Trim()));
        }

        return choices.Count > 0 && choices.DistinctBy(c => c.Code, StringComparer.Ordinal).Count() == choices.Count ? choices.ToImmutable() : null;
    }
}
