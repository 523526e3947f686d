using System.Globalization;
using Abscopal.Input;

namespace Abscopal.Workbench.Curves;

// The lines of a digitiser's file: headers until the first line that begins with a number, then fields.
internal sealed class PointFile
{
    private readonly List<string[]> _rows = [];
    private readonly List<int> _lines = [];
    private bool _decimalComma;

    private PointFile(string path) => Path = path;

    public string Path { get; }

    public List<string[]> Headers { get; } = [];

    public int Rows => _rows.Count;

    public int Width { get; private set; }

    public int Line(int row) => _lines[row];

    public string Header(int column) => Headers.Count > 0 && column < Headers[0].Length ? Headers[0][column] : "";

    public bool HasGaps(int column) => _rows.Exists(r => column < r.Length && r[column].Length == 0);

    public static PointFile Read(string path)
    {
        var file = new PointFile(path);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new InputProblem("cannot be read: " + failure.Message, path, Allowed: "the path of a CSV file"), failure);
        }

        char separator = Separator(lines);
        file._decimalComma = separator is ';' or '\t' && Array.Exists(lines, l => l.Contains(',', StringComparison.Ordinal)) && !Array.Exists(lines, l => l.Contains('.', StringComparison.Ordinal));
        for (int i = 0; i < lines.Length; i++) file.Add(lines[i], i + 1, separator);
        if (file.Rows == 0) throw new InvalidInputException(new InputProblem("there is no row of numbers", path, 1, Allowed: "rows such as 3.2,0.85"));
        file.Width = file._rows.Max(r => r.Length);
        return file;
    }

    public double? Number(int row, int column)
    {
        if (column >= _rows[row].Length || _rows[row][column] is not { Length: > 0 } field) return null;
        return Parse(field) ?? throw new InvalidInputException(new InputProblem($"'{field}' is not a number", Path, _lines[row], $"column {column + 1}", "a number such as 12.5, or an empty field"));
    }

    private void Add(string line, int number, char separator)
    {
        if (string.IsNullOrWhiteSpace(line) || line[0] == '#') return;
        StringSplitOptions options = separator == ' ' ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None;
        string[] fields = [.. line.Split(separator, options).Select(f => f.Trim().Trim('"').Trim())];
        if (Rows == 0 && !Array.Exists(fields, f => Parse(f) is not null))
        {
            Headers.Add(fields);
            return;
        }

        _rows.Add(fields);
        _lines.Add(number);
    }

    private double? Parse(string field) =>
        double.TryParse(_decimalComma ? field.Replace(',', '.') : field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static char Separator(string[] lines)
    {
        string sample = Array.FindLast(lines, l => !string.IsNullOrWhiteSpace(l) && l[0] != '#') ?? "";
        foreach (char candidate in ";\t,")
        {
            if (sample.Contains(candidate, StringComparison.Ordinal)) return candidate;
        }

        return ' ';
    }
}
