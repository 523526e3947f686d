namespace Abscopal.Reporting.Figures;

/// <summary>A point on a time plot, with intervals where they are known.</summary>
/// <param name="Time">Months.</param>
/// <param name="Value">Probability, 0 to 1.</param>
public sealed record PlotPoint(double Time, double Value)
{
    /// <summary>Lower limit of the value, 0 to 1; drawn only together with the upper one.</summary>
    public double? ValueLower { get; init; }

    /// <summary>Upper limit of the value, 0 to 1.</summary>
    public double? ValueUpper { get; init; }

    /// <summary>Lower limit of the time in months; drawn only together with the upper one.</summary>
    public double? TimeLower { get; init; }

    /// <summary>Upper limit of the time in months.</summary>
    public double? TimeUpper { get; init; }

    /// <summary>Text beside the point; empty for none.</summary>
    public string Text { get; init; } = "";
}
