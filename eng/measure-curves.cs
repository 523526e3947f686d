// Rebuilds published two-arm figures from points and numbers at risk derived from reconstructions that others made, and
// compares the hazard ratios with the published ones.
// Usage: dotnet run eng/measure-curves.cs -- FOLDER   (index.csv and figures/*.csv of the kmdata collection, MIT licence)
#:project ../src/Abscopal.Evidence/Abscopal.Evidence.csproj
#:project ../src/Abscopal.Input/Abscopal.Input.csproj
#:project ../src/Abscopal.Survival/Abscopal.Survival.csproj
#:property PublishAot=false
#:property NoWarn=MA0048;MA0006;MA0047
#:property RestorePackagesWithLockFile=false
using System.Globalization;
using Abscopal.Evidence.Curves;
using Abscopal.Survival;

string folder = args[0];
string[][] index = [.. File.ReadLines(Path.Combine(folder, "index.csv")).Select(Split)];
string[] head = index[0];
int Place(string name) => Array.IndexOf(head, name);
double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
var ours = new List<double>();
var theirs = new List<double>();
var between = new List<double>();
var eventGaps = new List<double>();
int failed = 0;
foreach (string[] row in index.Skip(1))
{
    string path = Path.Combine(folder, row[Place("file")]);
    if (row[Place("quality_percent")] != "100" || row[Place("published_hr")] is "" or "NA" || !File.Exists(path)) continue;
    string[][] rows = [.. File.ReadLines(path).Skip(1).Select(Split)];
    double[] ticks = [.. row[Place("xaxis_ticks")].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).Where(t => t >= 0).Distinct().Order()];
    try
    {
        ReconstructedCurve[] arms = [.. new[] { "arm1", "arm2" }.Select(a => Rebuild([.. rows.Where(r => r[2] == row[Place(a)])], ticks, row[Place(a)]))];
        double log = TwoArmHazardRatio.LogOf(arms[1], arms[0]);
        double original = Math.Log(Number(row[Place("recon_cox_hr_arm2_vs_arm1")]));
        double sign = row[Place("hr_direction")] == "arm2_vs_arm1" ? 1 : -1;
        double published = sign * Math.Log(Number(row[Place("published_hr")]));
        ours.Add(Math.Abs(log - published));
        theirs.Add(Math.Abs(original - published));
        between.Add(Math.Abs(log - original));
        eventGaps.Add(Math.Abs(arms.Sum(a => a.EventCount) - Number(row[Place("events_total")])));
    }
    catch (Exception e) when (e is Abscopal.Input.InvalidInputException or FormatException)
    {
        failed++;
        Console.Error.WriteLine($"{row[0]}: {e.Message}");
    }
}

Console.WriteLine($"{ours.Count} figures; {failed} refused");
Console.WriteLine("| absolute difference in log hazard ratio | median | 75% | 90% | greatest | within 0.05 |");
Console.WriteLine("|---|---|---|---|---|---|");
Print("rebuilt here, to the published ratio", ours);
Print("the source's reconstruction, to the published ratio", theirs);
Print("rebuilt here, to the source's reconstruction", between);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"events differ by {eventGaps.Average():0.00} on average of a figure, {eventGaps.Max():0} at most"));

static void Print(string name, List<double> values)
{
    double[] sorted = [.. values.Order()];
    double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {At(0.5):0.0000} | {At(0.75):0.0000} | {At(0.9):0.0000} | {sorted[^1]:0.0000} | {100.0 * sorted.Count(v => v <= 0.05) / sorted.Length:0.0}% |"));
}

// Every corner of the steps on 900 x 600 pixels, rounded to whole pixels; rows at risk at the ticks of the figure.
static ReconstructedCurve Rebuild(string[][] rows, double[] ticks, string label)
{
    double[] times = [.. rows.Select(r => double.Parse(r[0], CultureInfo.InvariantCulture))];
    bool[] events = [.. rows.Select(r => r[1] == "1")];
    KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromTimes(times, events));
    double widest = Math.Max(times.Max(), ticks[^1]);
    var x = new List<double> { 0 };
    var y = new List<double> { 1 };
    double level = 1;
    for (int i = 0; i < curve.Times.Length; i++)
    {
        if (curve.Survival[i] == level) continue;
        x.AddRange([Pixel(curve.Times[i]), Pixel(curve.Times[i])]);
        y.AddRange([Math.Round(level * 600) / 600, Math.Round(curve.Survival[i] * 600) / 600]);
        level = curve.Survival[i];
    }

    x.Add(Pixel(times.Max()));
    y.Add(Math.Round(level * 600) / 600);
    double Pixel(double time) => Math.Round(time / widest * 900) / 900 * widest;
    return CurveReconstruction.Reconstruct(new DigitisedCurve(x, y, label), new NumbersAtRisk(ticks, ticks.Select(t => times.Count(v => v >= t))));
}

static string[] Split(string line)
{
    var fields = new List<string>();
    var field = new System.Text.StringBuilder();
    bool quoted = false;
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
