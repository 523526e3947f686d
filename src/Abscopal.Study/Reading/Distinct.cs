using System.Collections.Immutable;

namespace Abscopal.Study.Reading;

/// <summary>Checks that the items of a list are told apart by their keys.</summary>
internal static class Distinct
{
    public static void Check<T>(MapReader map, string list, ImmutableArray<T> items, Func<T, string> key)
    {
        IEnumerable<string> repeated = items.GroupBy(key, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);
        foreach (string name in repeated) map.Wrong(list, $"'{name}' stands here more than once", "each once");
    }
}
