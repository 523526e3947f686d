using System.Globalization;
using System.Text.RegularExpressions;
using Abscopal.Input;

namespace Abscopal.Workbench.Curves;

// The lines of a digitiser's file: headers until the first line that begins with a number, then fields.
internal sealed partial class PointFile
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
        // Headers may hold a point or a comma of their own; a number with a comma tells, unless one with a point does.
        file._decimalComma = separator != ',' && Array.Exists(lines, l => CommaNumber().IsMatch(l)) && !Array.Exists(lines, l => l.Length > 0 && l[0] != '#' && PointNumber().IsMatch(l));
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

    // A per cent sign is left to the scale, which the whole curve tells.
    private double? Parse(string field)
    {
        string number = field.TrimEnd('%').TrimEnd();
        if (_decimalComma) number = number.Replace(',', '.');
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;
    }

    private static char Separator(string[] lines)
    {
        string sample = Array.FindLast(lines, l => !string.IsNullOrWhiteSpace(l) && l[0] != '#') ?? "";
        if (BlankBetweenCommaNumbers().IsMatch(sample)) return ' ';
        foreach (char candidate in ";\t,")
        {
            if (sample.Contains(candidate, StringComparison.Ordinal)) return candidate;
        }

        return ' ';
    }

    [GeneratedRegex(@"(^|[;\s""])-?\d+,\d+(?=$|[;\s""%])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommaNumber();

    [GeneratedRegex(@"(^|[;\s""])-?\d*\.\d+(?=$|[;\s""%eE])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PointNumber();

    [GeneratedRegex(@"^\s*-?\d+(,\d+)?( +-?\d+,\d+)+\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BlankBetweenCommaNumbers();
}
