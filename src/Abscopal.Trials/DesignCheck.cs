using System.Globalization;

namespace Abscopal.Trials;

internal static class DesignCheck
{
    public static void Probability(double value, string key)
    {
        if (!(value > 0 && value < 1)) throw new DesignException(key, $"is {Text(value)}", "strictly between 0 and 1");
    }

    public static void Positive(double value, string key)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new DesignException(key, $"is {Text(value)}", "a positive number");
    }

    public static void NotNegative(double value, string key)
    {
        if (!(value >= 0 && double.IsFinite(value))) throw new DesignException(key, $"is {Text(value)}", "0 or more");
    }

    public static void HazardRatio(double value, string key)
    {
        Positive(value, key);
        if (value == 1) throw new DesignException(key, "is 1, no effect", "a positive number other than 1");
    }

    public static void Fractions(IReadOnlyList<double> fractions, string key)
    {
        if (fractions.Count == 0) throw new DesignException(key, "is empty", "one fraction or more, rising to 1");
        double before = 0;
        for (int i = 0; i < fractions.Count; i++)
        {
            if (!(fractions[i] > before && fractions[i] <= 1))
                throw new DesignException($"{key}[{i.ToString(CultureInfo.InvariantCulture)}]", $"{Text(fractions[i])} after {Text(before)} is out of order", "rising, above 0, at most 1");
            before = fractions[i];
        }
    }

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
