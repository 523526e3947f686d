using System.Collections.Immutable;

namespace Abscopal.Trials.Simulation;

/// <summary>The operating characteristics of a design in one scenario.</summary>
/// <param name="Name">The name of the scenario.</param>
/// <param name="Trials">Trials simulated.</param>
/// <param name="Power">The share that claimed efficacy: the type I error when nothing is true.</param>
/// <param name="PowerStandardError">Its Monte-Carlo standard error.</param>
/// <param name="Looks">Look by look.</param>
/// <param name="ExpectedEvents">Mean events at the end.</param>
/// <param name="ExpectedEventsStandardError">Its Monte-Carlo standard error.</param>
/// <param name="ExpectedDuration">Mean calendar time at the end.</param>
/// <param name="ExpectedDurationStandardError">Its Monte-Carlo standard error.</param>
/// <param name="UnreachedTargets">The share of trials in which a look's events never came.</param>
/// <param name="Hypotheses">Of a model's hypotheses, how often each was rejected; empty for a plain trial.</param>
public sealed record ScenarioCharacteristics(
    string Name,
    long Trials,
    double Power,
    double PowerStandardError,
    ImmutableArray<LookCharacteristics> Looks,
    double ExpectedEvents,
    double ExpectedEventsStandardError,
    double ExpectedDuration,
    double ExpectedDurationStandardError,
    double UnreachedTargets,
    ImmutableArray<HypothesisCharacteristics> Hypotheses)
{
    internal static ScenarioCharacteristics Of(TrialSimulationOptions options, int scenario, ScenarioTally tally)
    {
        int looks = options.Looks.Count;
        double trials = tally.Trials;
        var parts = ImmutableArray.CreateBuilder<LookCharacteristics>(looks);
        for (int k = 0; k < looks; k++)
        {
            long stopped = tally.Stopped(k);
            double reject = tally.Rejected(k) / trials;
            parts.Add(new LookCharacteristics(
                k + 1, reject, Binomial(reject, trials), tally.Futile(k) / trials, stopped / trials,
                Mean(tally.EventsAt(k), stopped), Mean(tally.SubjectsAt(k), stopped), Mean(tally.TimeAt(k), stopped)));
        }

        double power = tally.Rejections / trials;
        return new ScenarioCharacteristics(
            options.Scenarios[scenario].Name, tally.Trials, power, Binomial(power, trials), parts.MoveToImmutable(),
            tally.Events / trials, Spread(tally.Events, tally.EventSquares, trials),
            tally.Time / trials, Spread(tally.Time, tally.TimeSquares, trials),
            tally.Unreached / trials,
            [.. (options.Model?.Hypotheses ?? []).Select((h, i) => new HypothesisCharacteristics(h.Name, tally.Claimed(i) / trials, Binomial(tally.Claimed(i) / trials, trials)))]);
    }

    private static double? Mean(double sum, long count) => count == 0 ? null : sum / count;

    private static double Binomial(double share, double trials) => Math.Sqrt(share * (1 - share) / trials);

    private static double Spread(double sum, double squares, double trials) =>
        trials < 2 ? 0 : Math.Sqrt(Math.Max(0, squares - (sum * sum / trials)) / (trials - 1) / trials);
}
