using System.Collections.Immutable;
using Abscopal.Evidence.Cohorts;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>The subjects of one arm in one data set: true patients, or one reconstruction. Element i belongs to subject i.</summary>
public sealed record ArmSample
{
    /// <summary>A sample of one arm.</summary>
    /// <param name="times">Months from time zero to event or censoring, finite and not negative; n elements.</param>
    /// <param name="events">Whether the event happened; n elements.</param>
    /// <exception cref="EvidenceInputException">The columns are empty or differ in length, or a time is out of range.</exception>
    public ArmSample(ImmutableArray<double> times, ImmutableArray<bool> events)
    {
        if (times.IsDefaultOrEmpty) throw new EvidenceInputException("the arm has no subjects; it needs at least one");
        if (events.Length != times.Length) throw new EvidenceInputException($"the arm has {times.Length} times and {events.Length} events; they must be equal");
        for (int i = 0; i < times.Length; i++)
        {
            if (!(times[i] >= 0 && double.IsFinite(times[i])))
                throw new EvidenceInputException($"subject {i + 1}: time {times[i]:R} must be finite and not negative");
        }

        Times = times;
        Events = events;
    }

    /// <summary>Months from time zero to event or censoring.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Whether the event happened.</summary>
    public ImmutableArray<bool> Events { get; }

    /// <summary>Weights of the subjects, for example of matching; empty when every subject counts once.</summary>
    public ImmutableArray<double> Weights { get; private init; } = [];

    /// <summary>Months from time zero at which each subject came under observation; empty when that is time zero.</summary>
    public ImmutableArray<double> Entries { get; private init; } = [];

    /// <summary>The number of subjects.</summary>
    public int Count => Times.Length;

    /// <summary>The number of events.</summary>
    public int EventCount => Events.Count(e => e);

    /// <summary>The sample of an endpoint of a cohort, in months of 30.4375 days.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static ArmSample FromEndpoint(EndpointTimes endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new ArmSample([.. endpoint.Days.Select(d => d / Study.Months.DaysPerMonth)], endpoint.Events);
    }

    /// <summary>The samples of one endpoint of every cohort.</summary>
    /// <param name="cohorts">The cohorts.</param>
    /// <param name="endpoint">The endpoint, for example OS.</param>
    /// <exception cref="EvidenceInputException">A cohort has no such endpoint.</exception>
    public static ImmutableArray<ArmSample> FromCohorts(IEnumerable<Cohort> cohorts, string endpoint)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        return
        [
            .. cohorts.Select(c => FromEndpoint(
                c.Endpoint(endpoint) ?? throw new EvidenceInputException($"cohort {c.Number} of arm '{c.Arm}' has no endpoint '{endpoint}'"))),
        ];
    }

    /// <summary>The same sample with a weight for each subject.</summary>
    /// <param name="weights">Not negative, finite and not all 0; n elements.</param>
    /// <exception cref="EvidenceInputException">A weight is out of range, or the lengths differ.</exception>
    public ArmSample WithWeights(ImmutableArray<double> weights)
    {
        if (weights.Length != Count) throw new EvidenceInputException($"the arm has {Count} subjects and {weights.Length} weights; they must be equal");
        if (!weights.All(w => w >= 0 && double.IsFinite(w)) || !weights.Any(w => w > 0))
            throw new EvidenceInputException("the weights must be finite and not negative, with at least one positive");
        return this with { Weights = weights };
    }

    /// <summary>The same sample with a time of entry for each subject, who is at risk on (entry, exit].</summary>
    /// <param name="entries">Not negative and before the exit; n elements.</param>
    /// <exception cref="EvidenceInputException">An entry is not before its exit, or the lengths differ.</exception>
    public ArmSample WithEntries(ImmutableArray<double> entries)
    {
        if (entries.Length != Count) throw new EvidenceInputException($"the arm has {Count} subjects and {entries.Length} entries; they must be equal");
        for (int i = 0; i < Count; i++)
        {
            if (!(entries[i] >= 0 && entries[i] < Times[i]))
                throw new EvidenceInputException($"subject {i + 1}: entry {entries[i]:R} must be not negative and before the exit {Times[i]:R}");
        }

        return this with { Entries = entries };
    }

    internal SurvivalData ToSurvivalData()
    {
        SurvivalData data = SurvivalData.FromTimes(Times.AsSpan(), Events.AsSpan(), NearTieRule.Roundoff, TimeUnit.Months);
        if (Entries.Length > 0) data = data.WithEntry(Entries.AsSpan());
        return Weights.Length > 0 ? data.WithWeights(Weights.AsSpan(), WeightKind.Case) : data;
    }
}
