using Abscopal.Clinical.Laboratory;

namespace Abscopal.Clinical.Derivation;

/// <summary>A laboratory value of LB with its baseline and its grades.</summary>
internal sealed class LaboratoryRecord
{
    public required string Test { get; init; }

    public required string Name { get; init; }

    public string? Unit { get; init; }

    public required decimal Value { get; init; }

    public decimal? LowerLimit { get; init; }

    public decimal? UpperLimit { get; init; }

    public required DateOnly Date { get; init; }

    public bool IsBaseline { get; init; }

    public decimal? Baseline { get; init; }

    /// <summary>Taken after the first dose and within the days after the last in which events still count.</summary>
    public bool IsOnTreatment { get; init; }

    public int? Sequence { get; init; }

    public int? LowGrade { get; init; }

    public int? HighGrade { get; init; }

    public int? Grade(ToxicityDirection direction) => direction == ToxicityDirection.Low ? LowGrade : HighGrade;
}
