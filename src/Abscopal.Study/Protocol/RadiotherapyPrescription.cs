using System.Collections.Immutable;

namespace Abscopal.Study.Protocol;

/// <summary>A prescription of radiotherapy to one kind of site.</summary>
public sealed record RadiotherapyPrescription
{
    /// <summary>The key of the prescription, unique in its arm.</summary>
    public required string Id { get; init; }

    /// <summary>What is irradiated.</summary>
    public required Words Site { get; init; }

    /// <summary>Whether protocol plans, allows or leaves it to the investigator.</summary>
    public required RadiotherapyUse Use { get; init; }

    /// <summary>Dose and fractions, when stated.</summary>
    public Fractionation? Fractionation { get; init; }

    /// <summary>The alpha/beta ratios, in Gy, for which BED and EQD2 are shown; 10 for tumour, 3 for late tissue effects.</summary>
    public ImmutableArray<decimal> AlphaBeta { get; init; } = [];

    /// <summary>The cycle with which it is given, when stated.</summary>
    public int? Cycle { get; init; }

    /// <summary>The day of the cycle on which it begins, when stated.</summary>
    public int? Day { get; init; }

    /// <summary>What a reader should know.</summary>
    public Words? Note { get; init; }
}
