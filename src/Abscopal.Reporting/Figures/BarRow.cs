namespace Abscopal.Reporting.Figures;

/// <summary>A bar of a bar figure.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Percent">Its length, 0 to 100.</param>
/// <param name="Text">What to print at its end, for example <c>29/30 (96.7%)</c>.</param>
public sealed record BarRow(string Label, double Percent, string Text)
{
    /// <summary>Lower limit in per cent; drawn only together with the upper one.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit in per cent.</summary>
    public double? Upper { get; init; }

    /// <summary>A darker part of the bar from 0, in per cent, for example grade 3 and above; null for none.</summary>
    public double? Part { get; init; }
}
