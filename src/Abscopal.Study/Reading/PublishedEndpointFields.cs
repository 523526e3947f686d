using System.Collections.Immutable;
using Abscopal.Study.Published;

namespace Abscopal.Study.Reading;

/// <summary>Reads the fields of a time-to-event endpoint of one arm.</summary>
internal sealed class PublishedEndpointFields(PublishedStudyFields study, PrintedUnit timeUnit)
{
    private static readonly Printed NotReached = Printed.Parse("0");

    private static readonly Rule<decimal?> Probability = Rules.Level with { Allowed = "a number between 0 and 1; 0.5 for a median" };

    private readonly Rule<Printed?> _time = Rules.PrintedNumber(timeUnit);

    private readonly Rule<Printed?> _timeOrNotReached = Rules.PrintedOrNotReached(timeUnit, NotReached);

    public PublishedEndpoint? Read(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        string source = study.SourceOf(map, inherited: null);
        int? events = map.Optional("events", Rules.Count);
        Printed? eventsPercent = map.Optional("eventsPercent", Rules.Percentage);
        bool implied = map.Optional("eventsImplied", Rules.Flag) ?? false;
        if (implied && !map.Has("events")) map.Wrong("eventsImplied", "says that a number is implied which is not here", "events beside it");
        Words? note = map.OptionalWords("note");
        ImmutableArray<PublishedQuantile> quantiles = Quantiles(map, source);
        PublishedQuantile? followUp = map.Optional("followUp") is { } value ? Median(value, source) : null;
        ImmutableArray<PublishedLandmark> landmarks = map.List("landmarks", item => Landmark(item, source));
        if (!IsIncreasing(landmarks, l => l.Time)) map.Wrong("landmarks", "times do not increase", "each landmark later than the one before");
        PublishedAtRisk? atRisk = map.Optional("atRisk")?.Map() is { } row ? AtRisk(row, source) : null;
        map.Close();
        if (id is null) return null;

        return new PublishedEndpoint
        {
            Id = id,
            Events = events,
            EventsPercent = eventsPercent,
            EventsImplied = implied,
            Note = note,
            Quantiles = quantiles,
            FollowUp = followUp,
            Landmarks = landmarks,
            AtRisk = atRisk,
            Source = source,
            Line = map.Line,
        };
    }

    private ImmutableArray<PublishedQuantile> Quantiles(MapReader map, string source)
    {
        PublishedQuantile? median = map.Optional("median") is { } value ? Median(value, source) : null;
        ImmutableArray<PublishedQuantile> others = map.List("quantiles", item =>
            item.Map() is { } quantile && quantile.Required("probability", Probability) is { } probability
                ? Quantile(quantile, probability, source)
                : null);
        ImmutableArray<PublishedQuantile> all = [.. others, .. median is null ? [] : new[] { median }];
        if (all.GroupBy(q => q.Probability).Any(g => g.Skip(1).Any()))
        {
            map.Wrong("quantiles", "two quantiles have the same probability", "each probability once; the median is 0.5");
        }

        return [.. all.OrderBy(q => q.Probability)];
    }

    private PublishedQuantile? Median(NodeReader node, string source) =>
        node.Map() is { } map ? Quantile(map, 0.5m, source) : null;

    private PublishedQuantile Quantile(MapReader map, decimal probability, string inherited)
    {
        Printed? estimate = map.Required("estimate", _timeOrNotReached);
        Printed? lower = map.Optional("lower", _time);
        Printed? upper = map.Optional("upper", _timeOrNotReached);
        decimal? level = map.Optional("level", Rules.Level);
        string source = study.SourceOf(map, inherited);
        map.Close();
        bool noEstimate = ReferenceEquals(estimate, NotReached);
        bool noUpper = ReferenceEquals(upper, NotReached);
        if (noEstimate && upper is not null && !noUpper) map.Wrong("upper", "is a number above an estimate that was not reached", "NR or NE");
        estimate = noEstimate ? null : estimate;
        upper = noUpper ? null : upper;
        Limits.Check(map, estimate, lower, upper, "estimate");
        return new PublishedQuantile
        {
            Probability = probability,
            Estimate = estimate,
            EstimateNotReached = noEstimate,
            Lower = lower,
            Upper = upper,
            UpperNotReached = noUpper,
            Level = level,
            Source = source,
            Line = map.Line,
        };
    }

    private PublishedLandmark? Landmark(NodeReader node, string inherited)
    {
        if (node.Map() is not { } map) return null;

        decimal? time = map.Required("time", Rules.AboveZero);
        Printed? survival = map.Required("survival", Rules.Probability);
        Printed? lower = map.Optional("lower", Rules.Probability);
        Printed? upper = map.Optional("upper", Rules.Probability);
        decimal? level = map.Optional("level", Rules.Level);
        string source = study.SourceOf(map, inherited);
        map.Close();
        Limits.Check(map, survival, lower, upper, "survival");
        if (time is null || survival is null) return null;

        return new PublishedLandmark
        {
            Time = time.Value,
            Survival = survival,
            Lower = lower,
            Upper = upper,
            Level = level,
            Source = source,
            Line = map.Line,
        };
    }

    private PublishedAtRisk? AtRisk(MapReader map, string inherited)
    {
        ImmutableArray<decimal>? times = map.Required("times", "a list of increasing times")?.ListOf(Rules.Time);
        ImmutableArray<int>? counts = map.Required("counts", "a list of whole numbers that never rise")?.ListOf(Rules.Count);
        ImmutableArray<int>? censored = map.Optional("cumulativeCensored")?.ListOf(Rules.Count);
        string source = study.SourceOf(map, inherited);
        map.Close();
        if (times is null || counts is null) return null;

        if (!IsIncreasing(times.Value, t => t)) map.Wrong("times", "do not increase", "each time later than the one before");
        if (counts.Value.IsEmpty || counts.Value.Length > times.Value.Length)
        {
            map.Wrong("counts", $"has {counts.Value.Length} numbers for {times.Value.Length} times", "one number a time; only the last may be left out");
        }

        if (FirstRise(counts.Value) is { } rise) map.Wrong("counts", $"rise from {counts.Value[rise - 1]} to {counts.Value[rise]}", "each number at risk at most the one before");
        if (censored is { } row)
        {
            if (row.Length != counts.Value.Length) map.Wrong("cumulativeCensored", $"has {row.Length} numbers beside {counts.Value.Length} at risk", "as many as 'counts'");
            if (!IsMonotone(row, (before, after) => after >= before)) map.Wrong("cumulativeCensored", "falls", "each number at least the one before");
        }

        return new PublishedAtRisk
        {
            Times = times.Value,
            Counts = counts.Value,
            CumulativeCensored = censored ?? [],
            Source = source,
            Line = map.Line,
        };
    }

    private static int? FirstRise(ImmutableArray<int> counts)
    {
        for (int i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[i - 1]) return i;
        }

        return null;
    }

    private static bool IsIncreasing<T>(ImmutableArray<T> items, Func<T, decimal> time) =>
        IsMonotone([.. items.Select(time)], (before, after) => after > before);

    private static bool IsMonotone<T>(ImmutableArray<T> items, Func<T, T, bool> follows) =>
        items.Zip(items.Skip(1)).All(pair => follows(pair.First, pair.Second));
}
