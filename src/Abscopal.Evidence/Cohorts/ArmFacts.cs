using Abscopal.Study.Protocol;
using Abscopal.Evidence.Constraints;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Cohorts;

/// <summary>The printed facts of an arm that tie its endpoints together.</summary>
internal sealed record ArmFacts
{
    public const string Progression = "PFS";
    public const string Survival = "OS";

    public required PublishedStudy Study { get; init; }

    public required PublishedArm Arm { get; init; }

    /// <summary>Subjects who progressed, when printed.</summary>
    public int? Progressed => Arm.Count("progressed")?.Count;

    public int OnTreatmentAtCutOff => Arm.Count("onTreatmentAtCutOff")?.Count ?? 0;

    public DayWindow Potential => EndpointConstraintReader.PotentialFollowUp(Study);

    public PublishedEndpoint? Endpoint(string id) => Arm.Endpoint(id) is { Events: not null } endpoint ? endpoint : null;

    public EndpointConstraints Constraints(PublishedEndpoint endpoint, FollowUpAssumption assumption, int scanIntervalDays)
    {
        bool needsScans = !string.Equals(endpoint.Id, Survival, StringComparison.Ordinal);
        return EndpointConstraintReader.Read(
            Study, Arm, endpoint, assumption, needsScans ? scanIntervalDays : 0, needsScans ? OnTreatmentAtCutOff : 0);
    }
}
