namespace Abscopal.Evidence.Curves;

/// <summary>What is known beside the curve and its numbers at risk, and how the curve is read.</summary>
public sealed record CurveReconstructionOptions
{
    /// <summary>Subjects at time zero; taken from the numbers at risk when left out.</summary>
    public int? Subjects { get; init; }

    /// <summary>Events in all, if they were printed.</summary>
    public int? TotalEvents { get; init; }

    /// <summary>The printed median, in the unit of the curve's times.</summary>
    public PrintedRange? Median { get; init; }

    /// <summary>Printed survival at some times, which is read more finely than clicks.</summary>
    public IReadOnlyList<PrintedRate> Rates { get; init; } = [];

    /// <summary>The printed lower limit of the median; only compared, never forced.</summary>
    public PrintedRange? MedianLower { get; init; }

    /// <summary>The printed upper limit of the median; only compared, never forced.</summary>
    public PrintedRange? MedianUpper { get; init; }

    /// <summary>How the limits of the median are computed.</summary>
    public Survival.KaplanMeierOptions Limits { get; init; } = new() { IntervalType = Survival.ConfidenceIntervalType.LogLog };

    /// <summary>The scale of the survival values.</summary>
    public CurveScale Scale { get; init; }

    /// <summary>
    /// Where censoring falls within an interval between two rows at risk: 0 spreads it evenly, a positive number moves
    /// it early, a negative number late. Quantile u of the interval becomes u to the power exp(skew). From -2 to 2.
    /// </summary>
    public double CensoringSkew { get; init; }
}
