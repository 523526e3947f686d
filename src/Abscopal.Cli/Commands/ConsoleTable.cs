using System.Globalization;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;
using Spectre.Console;

namespace Abscopal.Cli.Commands;

/// <summary>Tables and numbers on the console.</summary>
internal static class ConsoleTable
{
    private const int RedirectedWidth = 160;

    /// <summary>Shows a table; the first column is text, the others are numbers.</summary>
    public static void Show(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (string heading in headings) table.AddColumn(Markup.Escape(heading));
        for (int c = 1; c < headings.Count; c++) table.Columns[c].RightAligned();
        foreach (IReadOnlyList<string> row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        // A redirected stream has no width of its own; eighty columns would break the cells.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = RedirectedWidth;
        AnsiConsole.Write(table);
    }

    public static string Number(Estimate estimate, string format) => estimate.Status switch
    {
        EstimateStatus.Estimated => estimate.Value.ToString(Math.Abs(estimate.Value) < 1e9 ? format : "0.##E+0", CultureInfo.InvariantCulture),
        EstimateStatus.Infinite => "Inf",
        EstimateStatus.Missing => "",
        _ => "NE",
    };

    public static string PValue(Estimate p) => p.IsEstimated && p.Value < 0.0001
        ? p.Value.ToString("0.0E+0", CultureInfo.InvariantCulture)
        : Number(p, "0.0000");

    public static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Level(double level) => (100 * level).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>What was left out, in one line; null when nothing was.</summary>
    public static string? Excluded(int excluded, int rows, IReadOnlyList<int> lines)
    {
        if (excluded == 0) return null;
        string shown = string.Join(", ", lines.Select(Whole)) + (excluded > lines.Count ? ", ..." : "");
        return $"{Whole(excluded)} of {Whole(rows)} rows left out for a missing value{(lines.Count > 0 ? $" (lines {shown})" : "")}";
    }

    public static void TellExcluded(TextWriter errors, SurvivalRows rows)
    {
        if (Excluded(rows.Excluded, rows.Rows, rows.ExcludedLines) is { } told) errors.WriteLine("abscopal: " + told);
    }
}
