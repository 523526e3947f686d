namespace Abscopal.Study.Usdm;

/// <summary>A code of a USDM file.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Value">The code.</param>
/// <param name="Decode">What it means.</param>
internal sealed record UsdmCode(UsdmNode Node, string Value, string Decode)
{
    /// <summary>The choice that the code stands for, which takes the code; null for another.</summary>
    public T? Choice<T>((T Key, UsdmTerm Term)[] terms)
        where T : struct
    {
        int index = IndexOf(terms);
        return index < 0 ? null : terms[index].Key;
    }

    /// <summary>The word that the code stands for, which takes the code; null for another.</summary>
    public string? Word((string Key, UsdmTerm Term)[] terms)
    {
        int index = IndexOf(terms);
        return index < 0 ? null : terms[index].Key;
    }

    public bool Is(UsdmTerm term)
    {
        bool same = string.Equals(term.Code, Value, StringComparison.Ordinal) || string.Equals(term.Decode, Decode, StringComparison.OrdinalIgnoreCase);
        if (same) Node.TakeAll();
        return same;
    }

    /// <summary>What the code means; the code is taken.</summary>
    public string Take()
    {
        Node.TakeAll();
        return Decode;
    }

    private int IndexOf<T>((T Key, UsdmTerm Term)[] terms) => Array.FindIndex(terms, t => Is(t.Term));
}
