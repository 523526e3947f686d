using System.Globalization;
using Abscopal.Numerics.Random;

namespace Abscopal.LongChecks;

/// <summary>Arms of real patients from the data sets of the R package survival, and simulated ones.</summary>
internal static class TrueArms
{
    private const string Folder = "tests/Abscopal.Survival.Tests/Data/rsurvival";

    public static IEnumerable<(string Name, int[] Days, bool[] Events)> All()
    {
        yield return Read("veteran", "time", "status", 1, ("trt", "1"));
        yield return Read("veteran", "time", "status", 1, ("trt", "2"));
        yield return Read("lung", "time", "status", 2, ("sex", "1"));
        yield return Read("lung", "time", "status", 2, ("sex", "2"));
        yield return Read("colon", "time", "status", 1, ("rx", "Obs"), ("etype", "2"));
        yield return Read("colon", "time", "status", 1, ("rx", "Lev+5FU"), ("etype", "2"));
        yield return Read("rotterdam", "dtime", "death", 1, ("chemo", "1"));
        yield return Read("gbsg", "rfstime", "status", 1, ("hormon", "0"));
        yield return Read("gbsg", "rfstime", "status", 1, ("hormon", "1"));
        for (int number = 0; number < 6; number++) yield return Simulate(number);
        yield return Read("rotterdam", "dtime", "death", 1, ("chemo", "0"));
    }

    private static (string Name, int[] Days, bool[] Events) Read(string file, string time, string status, int isEvent, params (string Column, string Value)[] where)
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Folder, file + ".csv")).Select(l => l.Split(',').Select(f => f.Trim('"')).ToArray())];
        int Column(string name) => Array.IndexOf(rows[0], name);
        string[][] chosen = [.. rows.Skip(1).Where(r => where.All(w => string.Equals(r[Column(w.Column)], w.Value, StringComparison.Ordinal)))];
        int[] days = [.. chosen.Select(r => int.Parse(r[Column(time)], CultureInfo.InvariantCulture))];
        return (file + " " + string.Join(' ', where.Select(w => w.Value)), days, [.. chosen.Select(r => int.Parse(r[Column(status)], CultureInfo.InvariantCulture) == isEvent)]);
    }

    // Weibull events, half of them with early or late hazard, staggered entry and losses.
    private static (string Name, int[] Days, bool[] Events) Simulate(int number)
    {
        var random = new RandomStream(7, new StreamAddress(0x434F5652, (uint)number, 0));
        int n = new[] { 25, 40, 60, 100, 150, 250 }[number];
        double shape = number % 2 == 0 ? 0.8 : 1.5;
        (int[] days, bool[] events) = (new int[n], new bool[n]);
        for (int i = 0; i < n; i++)
        {
            int death = 1 + (int)(400 * Math.Pow(random.NextExponential(), 1 / shape));
            int potential = 1200 - random.NextInt32(700);
            int seen = random.NextUniform() < 0.1 ? random.NextInt32(potential) : potential;
            (events[i], days[i]) = (death <= seen, Math.Min(death, seen));
        }

        return (string.Create(CultureInfo.InvariantCulture, $"simulated {number + 1}"), days, events);
    }
}
