using System.Collections.Immutable;
using Abscopal.Biology.Model;

namespace Abscopal.Biology.Treatment;

/// <summary>What the subjects of an arm receive, and when they are imaged.</summary>
public sealed record TreatmentPlan
{
    /// <summary>Drugs.</summary>
    public ImmutableArray<DrugSchedule> Drugs { get; init; } = [];

    /// <summary>Radiotherapy, prophylactic cranial irradiation included.</summary>
    public ImmutableArray<RadiotherapyCourse> Radiotherapy { get; init; } = [];

    /// <summary>Scans.</summary>
    public required ScanSchedule Scans { get; init; }

    /// <summary>Trafficking T cells given, in multiples of the resting pool, and the day; null for none.</summary>
    public (int Day, double Amount)? AdoptiveCells { get; init; }

    /// <summary>Share of subjects treated after progression, and the factor on their hazard of death; null for none beyond that of the fitted trials.</summary>
    public (double SubjectShare, double HazardFactor)? LaterTherapy { get; init; }

    /// <summary>The checkpoint drug of the plan, or none.</summary>
    public CheckpointDrug Checkpoint => Drugs.Select(d => d.Checkpoint).FirstOrDefault(c => c is not null) ?? CheckpointDrug.None;
}
