using System.Globalization;
using System.Text;

namespace Abscopal.Benchmarks;

/// <summary>Turns the lines of both programs into the tables of the README.</summary>
internal static class Report
{
    private const string Start = "<!-- measured -->";
    private const string End = "<!-- end -->";

    public static void Write(string folder, string readme)
    {
        Measurement[] ours = Read(Path.Combine(folder, "abscopal.csv"));
        Measurement[] peer = Read(Path.Combine(folder, "r.csv"));
        var text = new StringBuilder(Start).Append("\n\n").Append(File.ReadAllText(Path.Combine(folder, "machine.txt"))).Append('\n');
        WriteRatios(text, ours, peer);
        WriteScale(text, ours);
        WriteSmall(text, ours, peer);
        string page = File.ReadAllText(readme);
        int from = page.IndexOf(Start, StringComparison.Ordinal);
        int to = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(readme, page[..from] + text + page[to..]);
    }

    private static void WriteRatios(StringBuilder text, Measurement[] ours, Measurement[] peer)
    {
        text.Append("| case | rows | Abscopal, s | R survival, s | ratio | agree to |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (Measurement check in peer.Where(m => m.Kind is "check").DistinctBy(m => m.Name, StringComparer.Ordinal))
        {
            double theirs = Median(peer, "time", check.Name, check.Rows);
            Measurement? same = ours.FirstOrDefault(m => m.Kind is "check" && m.IsOf(check.Name, check.Rows));
            if (same is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {check.Name} | {check.Rows:N0} | not there yet | {theirs:F3} | | |\n");
                continue;
            }

            double mine = Median(ours, "time", check.Name, check.Rows);
            double error = Math.Max(Math.Abs((same.Value / check.Value) - 1), 1e-16);
            text.Append(CultureInfo.InvariantCulture, $"| {check.Name} | {check.Rows:N0} | {mine:F3} | {theirs:F3} | {theirs / mine:F1} | 1e{Math.Ceiling(Math.Log10(error)):F0} |\n");
        }
    }

    private static void WriteScale(StringBuilder text, Measurement[] ours)
    {
        text.Append("\n| case | rows | s | ns a row | peak memory of the process, MiB |\n|---|---:|---:|---:|---:|\n");
        foreach (Measurement memory in ours.Where(m => m.Kind is "memory"))
        {
            double seconds = ours.Where(m => m.Kind is "time" && m.IsOf(memory.Name, memory.Rows)).Min(m => m.Value);
            text.Append(CultureInfo.InvariantCulture, $"| {memory.Name} | {memory.Rows:N0} | {seconds:G3} | {1e9 * seconds / memory.Rows:F0} | {memory.Value:F0} |\n");
        }
    }

    private static void WriteSmall(StringBuilder text, Measurement[] ours, Measurement[] peer)
    {
        text.Append("\n| Kaplan-Meier with limits | subjects | \u00b5s | bytes allocated | columns of the result (times and counts are shared with ranked data) | R survival, \u00b5s |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (Measurement bytes in ours.Where(m => m.Kind is "bytes"))
        {
            string what = bytes.Name is "small" ? "from columns" : "from ranked data";
            double columns = ours.First(m => m.Kind is "columns" && m.IsOf(bytes.Name, bytes.Rows)).Value;
            double theirs = 1e6 * Median(peer, "time", "small", bytes.Rows);
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {bytes.Rows} | {1e6 * Median(ours, "time", bytes.Name, bytes.Rows):F1} | {bytes.Value:F0} | {columns:F0} | {theirs:F0} |\n");
        }

        text.Append('\n');
    }

    private static double Median(Measurement[] all, string kind, string name, int rows)
    {
        double[] values = [.. all.Where(m => string.Equals(m.Kind, kind, StringComparison.Ordinal) && m.IsOf(name, rows)).Select(m => m.Value).Order()];
        return values.Length == 0 ? double.NaN : 0.5 * (values[values.Length / 2] + values[(values.Length - 1) / 2]);
    }

    private static Measurement[] Read(string path) => [.. File.ReadLines(path).Select(Measurement.Parse)];
}
