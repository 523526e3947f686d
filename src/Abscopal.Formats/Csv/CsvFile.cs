using Abscopal.Input;
using CsvHelper;

namespace Abscopal.Formats.Csv;

/// <summary>Reads delimited text files: comma, semicolon or tab, UTF-8, one header line.</summary>
public static class CsvFile
{
    /// <summary>Reads columns of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The names of the columns to read; null reads all of them.</param>
    /// <exception cref="InvalidInputException">The file or a column is not there, or a row is broken.</exception>
    public static TextTable Read(string path, IReadOnlyList<string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Answered(path, () =>
        {
            using CsvReader reader = Start(path);
            return Read(reader, path, columns);
        });
    }

    /// <summary>The names in the header line.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there, or a name stands twice.</exception>
    public static IReadOnlyList<string> Columns(string path)
    {
        using CsvReader reader = OpenReader(path);
        string[] header = Header(reader, path);
        string? twice = header.GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any())?.Key;
        if (twice is not null) throw new InvalidInputException(new InputProblem($"the column '{twice}' is there twice", path, 1, twice, "each column once"));
        return header;
    }

    internal static CsvReader OpenReader(string path) => Answered(path, () => Start(path));

    private static CsvReader Start(string path) => CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true, Separator = Separator(path), SkipEmptyLines = true });

    private static T Answered<T>(string path, Func<T> read)
    {
        if (!File.Exists(path)) throw new InvalidInputException(new InputProblem("there is no such file", path, Allowed: "the path of a CSV file with a header line"));
        try
        {
            return read();
        }
        catch (CsvFormatException broken)
        {
            throw new InvalidInputException(new InputProblem(broken.Message, path, (int)broken.LineNumber, Allowed: "quotes closed, one record a line"), broken);
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException(new InputProblem("cannot be read: " + unreadable.Message, path), unreadable);
        }
    }

    private static string[] Header(CsvReader reader, string path)
    {
        string[] header = [.. reader.Headers];
        return header.Length > 1 || (header.Length == 1 && header[0].Length > 0)
            ? header
            : throw new InvalidInputException(new InputProblem("the file has no header line", path, 1, Allowed: "a first line that names the columns"));
    }

    private static TextTable Read(CsvReader reader, string path, IReadOnlyList<string>? columns)
    {
        string[] header = Header(reader, path);
        columns ??= header;
        int[] places = [.. columns.Select(c => Place(header, c, path))];
        var values = new List<string?>[places.Length];
        for (int i = 0; i < values.Length; i++) values[i] = [];
        var lines = new List<int>();
        while (reader.Read())
        {
            int line = (int)reader.LineNumber;
            if (reader.FieldCount != header.Length)
                throw new InvalidInputException(new InputProblem($"the row has {reader.FieldCount} fields, the header {header.Length}", path, line, Allowed: $"{header.Length} fields"));
            lines.Add(line);
            for (int i = 0; i < places.Length; i++)
            {
                string field = reader.GetString(places[i]).Trim();
                values[i].Add(TextTable.IsMissing(field) ? null : field);
            }
        }

        if (lines.Count == 0) throw new InvalidInputException(new InputProblem("the file has no rows below its header", path, 1, Allowed: "at least one row"));
        var table = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++) table[columns[i]] = [.. values[i]];
        return new TextTable(path, table, [.. lines]);
    }

    private static int Place(string[] header, string column, string path)
    {
        int place = Array.IndexOf(header, column);
        if (place < 0) throw new InvalidInputException(new InputProblem($"there is no column '{column}'", path, 1, column, "one of " + string.Join(", ", header)));
        if (Array.LastIndexOf(header, column) != place) throw new InvalidInputException(new InputProblem($"the column '{column}' is there twice", path, 1, column, "each column once"));
        return place;
    }

    private static char Separator(string path)
    {
        using var reader = new StreamReader(path);
        string header = reader.ReadLine() ?? "";
        if (header.Contains(',', StringComparison.Ordinal)) return ',';
        if (header.Contains('\t', StringComparison.Ordinal)) return '\t';
        return header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
    }
}
