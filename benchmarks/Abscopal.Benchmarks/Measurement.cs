using System.Globalization;

namespace Abscopal.Benchmarks;

/// <summary>A line of a measuring program: <c>kind,case,rows,value</c>.</summary>
internal sealed record Measurement(string Kind, string Name, int Rows, double Value)
{
    public static Measurement Parse(string line)
    {
        string[] fields = line.Split(',');
        return new Measurement(fields[0], fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture));
    }

    public bool IsOf(string name, int rows) => Rows == rows && string.Equals(Name, name, StringComparison.Ordinal);
}
