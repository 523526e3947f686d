using System.Globalization;

namespace Abscopal.Workbench.Tables;

/// <summary>The order of groups: numbers by value, other labels by their characters, as a factor of R has its levels.</summary>
internal static class GroupOrder
{
    public static string[] Of(IEnumerable<string> labels)
    {
        string[] distinct = [.. labels.Distinct(StringComparer.Ordinal)];
        if (Array.TrueForAll(distinct, l => double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
            Array.Sort(Array.ConvertAll(distinct, l => double.Parse(l, CultureInfo.InvariantCulture)), distinct);
        else
            Array.Sort(distinct, StringComparer.Ordinal);
        return distinct;
    }
}
