namespace Abscopal.Evidence.Borrowing;

/// <summary>How a prediction becomes a prior.</summary>
public sealed record MetaAnalyticPredictiveOptions
{
    /// <summary>The components that approximate the prediction.</summary>
    /// <value>3 by default.</value>
    public int Components { get; init; } = 3;

    /// <summary>The weight of the vague component; 0 for none.</summary>
    /// <value>0.2 by default.</value>
    public double VagueWeight { get; init; } = 0.2;

    /// <summary>The standard deviation of one unit of information; null takes that of the scale, 1 for a log hazard and 2 for a log hazard ratio.</summary>
    public double? UnitDeviation { get; init; }

    /// <summary>The mean of the vague component of a normal mixture; null takes the mean of the prediction.</summary>
    public double? VagueMean { get; init; }
}
