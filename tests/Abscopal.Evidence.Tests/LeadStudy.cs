using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Tests;

/// <summary>The shipped example: 30 subjects, 24 events of PFS, 18 deaths.</summary>
internal static class LeadStudy
{
    public static PublishedStudy Published { get; } = PublishedStudyReader.Read(Path.Combine(AppContext.BaseDirectory, "studies", "lead", "published.yaml"));

    public static PublishedArm Arm => Published.Arms[0];

    public static PublishedStudy With(Func<PublishedArm, PublishedArm> change) => Published with { Arms = [change(Arm)] };

    public static PublishedArm WithEndpoint(PublishedArm arm, string id, Func<PublishedEndpoint, PublishedEndpoint> change) =>
        arm with { Endpoints = [.. arm.Endpoints.Select(e => string.Equals(e.Id, id, StringComparison.Ordinal) ? change(e) : e)] };
}
