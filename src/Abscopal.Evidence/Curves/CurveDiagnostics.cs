using System.Collections.Immutable;

namespace Abscopal.Evidence.Curves;

/// <summary>How a reconstruction agrees with what it was made from.</summary>
public sealed record CurveDiagnostics
{
    /// <summary>Mean absolute difference of the rebuilt curve from the levels that were read, percentage points.</summary>
    public required double MeanError { get; init; }

    /// <summary>Greatest absolute difference of the rebuilt curve from the levels that were read, percentage points.</summary>
    public required double GreatestError { get; init; }

    /// <summary>The error of one click in survival, percentage points: estimated from the clicks where levels were clicked twice, assumed otherwise.</summary>
    public required double ClickNoise { get; init; }

    /// <summary>Rebuilt minus printed number at risk, a row each.</summary>
    public required ImmutableArray<int> AtRiskMisfit { get; init; }

    /// <summary>Rebuilt minus printed number of events; null where none was given.</summary>
    public int? EventMisfit { get; init; }

    /// <summary>How far the rebuilt median is outside its printed range; null where none was given or it is not reached.</summary>
    public double? MedianResidual { get; init; }

    /// <summary>How far the rebuilt lower limit of the median is outside its printed range; null likewise.</summary>
    public double? MedianLowerResidual { get; init; }

    /// <summary>How far the rebuilt upper limit of the median is outside its printed range; null likewise.</summary>
    public double? MedianUpperResidual { get; init; }

    /// <summary>Points above an earlier point that the clean-up lowered, by more than one click's error.</summary>
    public required int Rises { get; init; }

    /// <summary>Points that repeat another.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Squared misfit of the levels in units of the click's error; compares reconstructions of one curve.</summary>
    public required double Misfit { get; init; }

    /// <summary>What was assumed, a sentence each.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }
}
