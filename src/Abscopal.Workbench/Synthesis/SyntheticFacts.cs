using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.Synthesis;

/// <summary>What a synthetic study has to agree with, and the streams it is drawn from.</summary>
internal sealed record SyntheticFacts(StudyFolder Study, PublishedArm Arm, Cohort Cohort, DateOnly CutOff, ulong Seed)
{
    // 'SYNT'.
    private const uint Purpose = 0x53_59_4E_54;

    public int N => Arm.N;

    public string StudyId => Study.Protocol.Id.ToUpperInvariant() + "-SYNTHETIC";

    public string ArmName => Arm.Label.In("en");

    /// <summary>A printed count, from the count itself or from its percentage of the arm; null where it is not printed.</summary>
    public int? Count(string key) => Arm.Count(key) is { } fact ? Of(fact) : null;

    public static int Of(PublishedCount fact) => fact.Count ?? (int)Math.Round(fact.Percent!.Number * fact.Denominator, MidpointRounding.AwayFromZero);

    public RandomStream Stream(SyntheticTopic topic, int subject = 0) => new(Seed, new StreamAddress(Purpose, (uint)topic, (uint)subject));
}
