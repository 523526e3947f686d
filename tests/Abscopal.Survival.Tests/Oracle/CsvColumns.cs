using System.Globalization;

namespace Abscopal.Survival.Tests.Oracle;

/// <summary>A reference data set by columns; empty fields are missing.</summary>
internal sealed class CsvColumns
{
    private readonly Dictionary<string, string[]> _columns;

    private CsvColumns(Dictionary<string, string[]> columns) => _columns = columns;

    public int Rows => _columns.Values.First().Length;

    public static CsvColumns Read(string name)
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "rsurvival", name + ".csv")).Select(Split)];
        var columns = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (int c = 0; c < lines[0].Length; c++) columns[lines[0][c]] = [.. lines.Skip(1).Select(l => l[c])];
        return new CsvColumns(columns);
    }

    public string[] Text(string column) => _columns[column];

    public double[] Numbers(string column) => Array.ConvertAll(_columns[column], t => t.Length == 0 ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture));

    public CsvColumns Where(Func<int, bool> keep)
    {
        int[] rows = [.. Enumerable.Range(0, Rows).Where(keep)];
        return new CsvColumns(_columns.ToDictionary(c => c.Key, c => Array.ConvertAll(rows, r => c.Value[r]), StringComparer.Ordinal));
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        bool quoted = false;
        var field = new System.Text.StringBuilder();
        foreach (char c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else field.Append(c);
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
