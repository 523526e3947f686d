using System.Globalization;

namespace Abscopal.Clinical.Ars;

/// <summary>Rounds results for print, once.</summary>
public static class ResultFormat
{
    /// <summary>A result as it is printed: percentages to one decimal by whole-number arithmetic, half away from zero.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">The value.</param>
    /// <param name="count">The count, for a percentage.</param>
    /// <param name="whole">The whole, for a percentage.</param>
    public static string Of(OperationKind kind, double value, int count = 0, int whole = 0) => kind switch
    {
        OperationKind.Count => value.ToString("0", CultureInfo.InvariantCulture),
        OperationKind.Percent => Percent(count, whole),
        OperationKind.StandardDeviation => value.ToString("0.00", CultureInfo.InvariantCulture),
        OperationKind.Minimum or OperationKind.Maximum => value.ToString("0.##", CultureInfo.InvariantCulture),
        OperationKind.ChiSquareTest or OperationKind.VarianceTest or OperationKind.FisherTest => value < 0.0001 ? "<0.0001" : value.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0", CultureInfo.InvariantCulture),
    };

    /// <summary>A percentage to one decimal, exact at ties: 1 of 16 is 6.3 (6.25, half away from zero).</summary>
    /// <param name="count">The count.</param>
    /// <param name="whole">The whole; NE of none.</param>
    public static string Percent(int count, int whole)
    {
        if (whole == 0) return "NE";
        long tenths = ((2000L * count) + whole) / (2L * whole);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
    }
}
