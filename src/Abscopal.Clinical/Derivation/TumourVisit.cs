namespace Abscopal.Clinical.Derivation;

/// <summary>What was measured on one day.</summary>
internal sealed class TumourVisit(DateOnly date)
{
    public DateOnly Date { get; } = date;

    /// <summary>Sizes in mm by lesion, with the sequence of their row.</summary>
    public Dictionary<string, (decimal? Millimetres, int? Sequence)> Sizes { get; } = new(StringComparer.Ordinal);

    /// <summary>States of lesions that are not measured, with the sequence of their row.</summary>
    public Dictionary<string, (string? State, int? Sequence)> States { get; } = new(StringComparer.Ordinal);
}
