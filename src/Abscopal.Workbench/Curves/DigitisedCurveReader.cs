using System.Globalization;
using Abscopal.Evidence.Curves;
using Abscopal.Input;

namespace Abscopal.Workbench.Curves;

/// <summary>Reads points of survival curves as the common digitisers write them.</summary>
/// <remarks>
/// Understood: two columns with a header (time,survival; Engauge writes x,Curve1, Plot Digitizer and DigitizeIt x and y),
/// two columns without a header (WebPlotDigitizer), one column of times with a column a curve (Engauge), and pairs of
/// columns under a line of curve names and a line of X,Y (WebPlotDigitizer's export of all data sets). Comma, semicolon,
/// tab or blank; a decimal comma where the separator is another; a per cent sign after a number; lines that begin with #
/// are comments.
/// </remarks>
public static class DigitisedCurveReader
{
    /// <summary>Reads all curves of a file, in the order of their columns.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there, or a field is not a number; with line and column.</exception>
    public static IReadOnlyList<DigitisedCurve> Read(string path)
    {
        PointFile file = PointFile.Read(path);
        if (IsTime(file.Header(1)) && !IsTime(file.Header(0)))
            throw new InvalidInputException(new InputProblem($"the columns are {file.Header(0)},{file.Header(1)}", path, 1, Allowed: "the times first, then survival"));
        bool pairs = file.Headers.Count > 1 || (file.Width % 2 == 0 && file.Width > 2 && file.HasGaps(0));
        return pairs ? Pairs(file) : Columns(file);
    }

    /// <summary>Reads numbers at risk: columns time,at_risk; further columns are left alone.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there, or a field is not a whole number, or the numbers rise; with line and column.</exception>
    public static NumbersAtRisk ReadAtRisk(string path)
    {
        PointFile file = PointFile.Read(path);
        if (file.Width < 2) throw new InvalidInputException(new InputProblem("there is one column", path, 1, Allowed: "columns time,at_risk"));
        var times = new List<double>();
        var counts = new List<int>();
        for (int row = 0; row < file.Rows; row++)
        {
            if (file.Number(row, 0) is not { } time || file.Number(row, 1) is not { } count) continue;
            if (count != Math.Floor(count) || Math.Abs(count) > int.MaxValue)
                throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"{count} is not a number of subjects"), path, file.Line(row), "at_risk", "whole numbers from 0"));
            if (time < 0 || (times.Count > 0 && time <= times[^1]))
                throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"the time {time} does not follow {(times.Count > 0 ? times[^1] : 0)}"), path, file.Line(row), "time", "times from 0, increasing"));
            if (count < 0 || (counts.Count > 0 && count > counts[^1]))
                throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"the number at risk {(count < 0 ? "is" : "rises to")} {count} at {time}"), path, file.Line(row), "at_risk", counts.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"0 to {counts[^1]}") : "whole numbers from 0"));
            times.Add(time);
            counts.Add((int)count);
        }

        return new NumbersAtRisk(times, counts);
    }

    private static bool IsTime(string header) => header.Contains("time", StringComparison.OrdinalIgnoreCase) || header.Contains("month", StringComparison.OrdinalIgnoreCase) || header is "x" or "X";

    private static List<DigitisedCurve> Columns(PointFile file)
    {
        if (file.Width < 2) throw new InvalidInputException(new InputProblem("there is one column", file.Path, 1, Allowed: "columns time,survival"));
        var curves = new List<DigitisedCurve>();
        for (int column = 1; column < file.Width; column++) curves.Add(Curve(file, 0, column, file.Header(column)));
        return curves;
    }

    private static List<DigitisedCurve> Pairs(PointFile file)
    {
        var curves = new List<DigitisedCurve>();
        for (int column = 0; column + 1 < file.Width; column += 2) curves.Add(Curve(file, column, column + 1, file.Header(column)));
        return curves;
    }

    private static DigitisedCurve Curve(PointFile file, int timeColumn, int survivalColumn, string label)
    {
        var times = new List<double>();
        var survival = new List<double>();
        for (int row = 0; row < file.Rows; row++)
        {
            if (file.Number(row, timeColumn) is not { } time || file.Number(row, survivalColumn) is not { } level) continue;
            times.Add(time);
            survival.Add(level);
        }

        if (times.Count < 2) throw new InvalidInputException(new InputProblem("the curve has fewer than two points", file.Path, Key: label, Allowed: "at least two rows of time and survival"));
        return new DigitisedCurve(times, survival, label);
    }
}
