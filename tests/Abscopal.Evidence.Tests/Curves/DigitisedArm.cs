using System.Globalization;
using Abscopal.Evidence.Curves;

namespace Abscopal.Evidence.Tests.Curves;

internal sealed record DigitisedArm(string Id, string DataSet, string Arm, int Subjects, int Events, double? Median, double LastTime, double HazardRatio)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Data", "digitised");

    public static readonly DigitisedArm[] All = [.. File.ReadLines(Path.Combine(Folder, "index.csv")).Skip(1).Select(Read)];

    public DigitisedCurve Clicked() => new(Column("coords_clicked", 0), Column("coords_clicked", 1), Arm);

    public NumbersAtRisk AtRisk() => new(Column("at_risk", 0), Column("at_risk", 1).Select(v => (int)v));

    public (double[] Times, bool[] Events) Truth() => (Column("true_ipd", 0), [.. Column("true_ipd", 1).Select(v => v == 1)]);

    private double[] Column(string kind, int column) =>
        [.. File.ReadLines(Path.Combine(Folder, $"{Id}__{kind}.csv")).Skip(1).Select(l => double.Parse(l.Split(',')[column], CultureInfo.InvariantCulture))];

    private static DigitisedArm Read(string line)
    {
        string[] f = line.Split(',');
        return new DigitisedArm(f[0], f[1], f[2], int.Parse(f[4], CultureInfo.InvariantCulture), int.Parse(f[5], CultureInfo.InvariantCulture),
            string.Equals(f[6], "NA", StringComparison.Ordinal) ? null : double.Parse(f[6], CultureInfo.InvariantCulture), double.Parse(f[7], CultureInfo.InvariantCulture), double.Parse(f[8], CultureInfo.InvariantCulture));
    }
}
