using System.Globalization;

namespace Abscopal.Clinical;

/// <summary>The row of a source domain that a derived value comes from: SRCDOM, SRCVAR and SRCSEQ of ADaM.</summary>
/// <param name="Domain">The domain, for example RS.</param>
/// <param name="Variable">The variable, for example RSDTC.</param>
/// <param name="Sequence">The sequence number within the subject; null in a domain of one row a subject, such as DM.</param>
public sealed record SourceRow(string Domain, string Variable, int? Sequence)
{
    /// <summary>The row as text, for example <c>RS.RSDTC#4</c>.</summary>
    public override string ToString() =>
        Sequence is { } sequence ? string.Create(CultureInfo.InvariantCulture, $"{Domain}.{Variable}#{sequence}") : $"{Domain}.{Variable}";
}
