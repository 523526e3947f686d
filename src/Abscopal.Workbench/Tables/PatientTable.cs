using Abscopal.Formats;
using Abscopal.Formats.Csv;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Workbench.Tables;

/// <summary>Reads columns of a file of any format, and one parameter of a dataset that stacks several.</summary>
internal static class PatientTable
{
    private const string ParameterColumn = "PARAMCD";

    public static TextTable Read(string path, IReadOnlyList<string> columns, string? parameter, string? dataset)
    {
        if (DatasetFile.FormatOf(path) is null or DatasetFormat.Csv)
        {
            if (!File.Exists(path)) return CsvFile.Read(path, columns);
            return Choose(path, columns, parameter, CsvFile.Columns(path), wanted => CsvFile.Read(path, wanted));
        }

        using IDatasetReader reader = DatasetFile.Open(path, new DatasetReadOptions { Dataset = dataset });
        return Choose(path, columns, parameter, [.. reader.Description.Columns.Select(c => c.Name)], wanted => TextTable.Read(path, reader, wanted));
    }

    private static TextTable Choose(string path, IReadOnlyList<string> columns, string? parameter, IReadOnlyList<string> header, Func<IReadOnlyList<string>, TextTable> read)
    {
        bool isStacked = header.Contains(ParameterColumn, StringComparer.Ordinal);
        if (parameter is not null && !isStacked)
            throw new InvalidInputException(new InputProblem($"there is no column {ParameterColumn} to choose '{parameter}' in", path, Key: "--param", Allowed: "a dataset with parameters, or no --param"));
        // A column of parameters that is itself asked for, as groups or strata, is no choice.
        if (!isStacked || (parameter is null && columns.Contains(ParameterColumn, StringComparer.Ordinal))) return read(columns);
        TextTable table = read([.. columns.Append(ParameterColumn).Distinct(StringComparer.Ordinal)]);
        IReadOnlyList<string?> codes = table.Text(ParameterColumn);
        string[] known = [.. codes.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (parameter is null)
        {
            return known.Length < 2
                ? table
                : throw new InvalidInputException(new InputProblem($"the file holds {known.Length} parameters", path, Key: "--param", Allowed: "one of " + string.Join(", ", known)));
        }

        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(r => string.Equals(codes[r], parameter, StringComparison.Ordinal))];
        return rows.Length > 0
            ? table.Take(rows)
            : throw new InvalidInputException(new InputProblem($"there is no parameter '{parameter}'", path, Key: "--param", Allowed: "one of " + string.Join(", ", known)));
    }
}
