using System.Collections.Frozen;

namespace Abscopal.Clinical.AdverseEvents;

/// <summary>Whether an adverse event counts as related to study treatment.</summary>
/// <remarks>
/// Related are the answers Y, RELATED, PROBABLE, POSSIBLE, DEFINITE and their long forms; not related N, NONE, NOT
/// RELATED, UNLIKELY, REMOTE. An answer that is missing or unknown counts as related: the cautious rule, stated in the
/// footnote of every table by relation.
/// </remarks>
public static class Relatedness
{
    private static readonly FrozenSet<string> NotRelated = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "N", "NO", "NONE", "NOT RELATED", "UNRELATED", "UNLIKELY", "UNLIKELY RELATED", "REMOTE", "DOUBTFUL");

    /// <summary>Whether an answer counts as related.</summary>
    /// <param name="answer">AEREL as collected; null where it is missing.</param>
    public static bool IsRelated(string? answer) => string.IsNullOrWhiteSpace(answer) || !NotRelated.Contains(answer.Trim());
}
