using System.Globalization;

namespace Abscopal.Survival.Tests.Museum;

/// <summary>A data set that once broke an estimator, ours or another's; the first line of its file tells how.</summary>
internal sealed class Exhibit
{
    private Exhibit(double[] times, bool[] events, string[] groups)
    {
        Times = times;
        Events = events;
        Groups = groups;
    }

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Museum");

    public double[] Times { get; }

    public bool[] Events { get; }

    public string[] Groups { get; }

    public SurvivalData Data => SurvivalData.FromTimes(Times, Events);

    public static Exhibit Read(string name)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Folder, name + ".csv")).Skip(2).Select(l => l.Split(','))];
        return new Exhibit(
            Array.ConvertAll(rows, r => double.Parse(r[0], CultureInfo.InvariantCulture)),
            Array.ConvertAll(rows, r => r[1] is "1"),
            [.. rows.Where(r => r.Length > 2).Select(r => r[2])]);
    }
}
