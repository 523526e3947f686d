using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>A code for each row with the names of the codes: the groups or the strata of a sample.</summary>
internal sealed class RowLabels
{
    public static readonly RowLabels None = new([], []);

    private RowLabels(int[] codes, ImmutableArray<string> names)
    {
        Codes = codes;
        Names = names;
    }

    /// <summary>The code of each row; empty when there are no labels.</summary>
    public int[] Codes { get; }

    public ImmutableArray<string> Names { get; }

    public static RowLabels Create(int rows, ReadOnlySpan<int> codes, IEnumerable<string> labels, string what)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ImmutableArray<string> names = [.. labels];
        SurvivalDataException.ThrowIfUnequal(rows, codes.Length, what);
        Span<int> sizes = new int[names.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            if ((uint)codes[i] >= (uint)names.Length)
                throw new SurvivalDataException($"row {i + 1}: code {codes[i]} of column '{what}' has no label; expected 0 to {names.Length - 1}");
            sizes[codes[i]]++;
        }

        int empty = sizes.IndexOf(0);
        if (empty >= 0) throw new SurvivalDataException($"'{names[empty]}' of column '{what}' is empty; every label needs a subject");
        return new RowLabels(codes.ToArray(), names);
    }

    public static RowLabels Create(int rows, IReadOnlyList<string> labels, string what)
    {
        (int[] codes, List<string> names) = Number(labels);
        return Create(rows, codes, names, what);
    }

    /// <summary>Numbers labels by first appearance.</summary>
    public static (int[] Codes, List<string> Names) Number(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        int[] codes = new int[labels.Count];
        for (int i = 0; i < codes.Length; i++)
        {
            if (index.TryGetValue(labels[i], out codes[i])) continue;
            index.Add(labels[i], codes[i] = names.Count);
            names.Add(labels[i]);
        }

        return (codes, names);
    }
}
