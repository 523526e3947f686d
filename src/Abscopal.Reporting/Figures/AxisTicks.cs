using System.Globalization;

namespace Abscopal.Reporting.Figures;

/// <summary>Where the ticks of an axis stand.</summary>
public static class AxisTicks
{
    private static readonly double[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

    /// <summary>Ticks of a time axis in months from 0 to the end: whole quarters, half-years or years, ten at most.</summary>
    /// <param name="end">The end of the axis, greater than 0.</param>
    public static IReadOnlyList<double> Months(double end)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
        double step = Array.Find(MonthSteps, s => end / s <= 9);
        if (step == 0)
            step = Math.Ceiling(end / 9 / 120) * 120;
        return Steps(0, end, step);
    }

    /// <summary>Round ticks of a time axis in any unit from 0 to the first at or past a time, nine at most.</summary>
    /// <param name="last">The last time to show, greater than 0.</param>
    public static IReadOnlyList<double> Covering(double last)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(last);
        double power = Math.Pow(10, Math.Floor(Math.Log10(last / 5)));
        double step = power * Array.Find([1.0, 2, 2.5, 5, 10], factor => last / (power * factor) <= 8);
        return [.. Enumerable.Range(0, (int)Math.Ceiling((last / step) - 1e-9) + 1).Select(i => Math.Round(i * step, 12, MidpointRounding.AwayFromZero))];
    }

    /// <summary>Ticks of a linear axis at 1, 2 or 5 times a power of ten.</summary>
    /// <param name="from">Beginning of the axis.</param>
    /// <param name="to">End of the axis, greater than <paramref name="from"/>.</param>
    /// <param name="intervals">How many intervals there are at most, over the whole axis; at least 1.</param>
    public static IReadOnlyList<double> Linear(double from, double to, int intervals = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        double power = Math.Pow(10, Math.Floor(Math.Log10((to - from) / intervals)));
        double fraction = (to - from) / intervals / power;
        double step = fraction <= 1 ? power : fraction <= 2 ? 2 * power : fraction <= 5 ? 5 * power : 10 * power;
        return Steps(from, to, step);
    }

    /// <summary>Ticks of a logarithmic axis at 1, 2 and 5 times powers of ten, or at powers of ten where those crowd.</summary>
    /// <param name="from">Beginning of the axis, greater than 0.</param>
    /// <param name="to">End of the axis, greater than <paramref name="from"/>.</param>
    public static IReadOnlyList<double> Logarithmic(double from, double to)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        double[] multiples = Math.Log10(to / from) > 3 ? [1] : [1, 2, 5];
        List<double> ticks = [];
        for (int power = (int)Math.Floor(Math.Log10(from)); power <= Math.Ceiling(Math.Log10(to)); power++)
        {
            foreach (double multiple in multiples)
            {
                double tick = multiple * Math.Pow(10, power);
                if (tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9))
                    ticks.Add(tick);
            }
        }
        return ticks;
    }

    /// <summary>A tick's number as short as it is exact to twelve digits.</summary>
    internal static string Label(double tick) => tick.ToString("0.############", CultureInfo.InvariantCulture);

    private static List<double> Steps(double from, double to, double step)
    {
        List<double> ticks = [];
        double first = Math.Ceiling((from / step) - 1e-9);
        for (double i = first; i * step <= to + (1e-9 * step); i++)
            ticks.Add(Math.Round(i * step, 12, MidpointRounding.AwayFromZero) + 0.0);
        return ticks;
    }
}
