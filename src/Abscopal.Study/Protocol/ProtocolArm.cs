using System.Collections.Immutable;

namespace Abscopal.Study.Protocol;

/// <summary>One arm with its treatment.</summary>
public sealed record ProtocolArm
{
    /// <summary>The key of the arm, the same as in the published facts.</summary>
    public required string Id { get; init; }

    /// <summary>The arm's name as a reader sees it.</summary>
    public required Words Label { get; init; }

    /// <summary>What it is for; null where it is not told.</summary>
    public ArmRole? Role { get; init; }

    /// <summary>The drugs by cycle and day.</summary>
    public ImmutableArray<DrugCourse> Drugs { get; init; } = [];

    /// <summary>The radiotherapy.</summary>
    public ImmutableArray<RadiotherapyPrescription> Radiotherapy { get; init; } = [];
}
