using System.Collections.Immutable;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Study.Reading;

/// <summary>Reads the choices of the analysis.</summary>
internal static class AnalysisFields
{
    private static readonly Rule<IntervalChoice?> Intervals = Rules.OneOf(
        ("plain", IntervalChoice.Plain),
        ("log", IntervalChoice.Log),
        ("log-log", IntervalChoice.LogLog),
        ("logit", IntervalChoice.Logit),
        ("arcsine", IntervalChoice.ArcSine));

    private static readonly Rule<ProfileChoice?> Profiles = Rules.OneOf(("r", ProfileChoice.R), ("sas", ProfileChoice.Sas));

    private static readonly Rule<FollowUpAssumption?> FollowUps = Rules.OneOf(
        ("complete", FollowUpAssumption.Complete), ("open", FollowUpAssumption.Open));

    private static readonly Rule<MedianRuleChoice?> MedianRules = Rules.OneOf(
        ("midpoint", MedianRuleChoice.Midpoint), ("first", MedianRuleChoice.First));

    public static AnalysisChoices Read(MapReader map)
    {
        decimal? level = map.Required("confidenceLevel", Rules.Level);
        IntervalChoice? interval = map.Required("interval", Intervals);
        ProfileChoice? profile = map.Required("profile", Profiles);
        ImmutableArray<decimal> landmarks = map.Required("landmarks", "a list of increasing times")?.ListOf(Rules.AboveZero) ?? [];
        if (landmarks.Zip(landmarks.Skip(1)).Any(pair => pair.Second <= pair.First))
        {
            map.Wrong("landmarks", "do not increase", "each time later than the one before");
        }

        PrintedUnit? unit = map.Required("timeUnit", Rules.TimeUnit);
        ReconstructionChoices reconstruction = map.Optional("reconstruction")?.Map() is { } choices ? Reconstruction(choices) : new();
        map.Close();
        return new AnalysisChoices
        {
            ConfidenceLevel = level ?? default,
            Interval = interval ?? default,
            Profile = profile ?? default,
            Landmarks = landmarks,
            TimeUnit = unit ?? default,
            Reconstruction = reconstruction,
        };
    }

    private static ReconstructionChoices Reconstruction(MapReader map)
    {
        var usual = new ReconstructionChoices();
        var chosen = new ReconstructionChoices
        {
            Cohorts = map.Optional("cohorts", Rules.WholeNumber(1, 100_000)) ?? usual.Cohorts,
            Seed = map.Optional("seed", Rules.Seed) ?? usual.Seed,
            FollowUpOfTheLiving = map.Optional("followUpOfTheLiving", FollowUps) ?? usual.FollowUpOfTheLiving,
            MedianRule = map.Optional("medianRule", MedianRules) ?? usual.MedianRule,
            ScanIntervalMonths = map.Optional("scanIntervalMonths", Rules.AboveZero),
        };
        map.Close();
        return chosen;
    }
}
