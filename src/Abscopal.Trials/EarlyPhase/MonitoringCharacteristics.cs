using System.Collections.Immutable;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>What a monitored trial does under true rates, exactly.</summary>
/// <param name="ResponseRate">The true response rate.</param>
/// <param name="ToxicityRate">The true toxicity rate.</param>
/// <param name="StopForFutility">Of each look, the probability of stopping there for too few responses; at the last look, of failure.</param>
/// <param name="StopForToxicity">Of each look, the probability of stopping there for too many toxicities, whatever the responses.</param>
/// <param name="Success">The probability of coming to the end without a stop.</param>
/// <param name="ExpectedSubjects">Expected subjects.</param>
public sealed record MonitoringCharacteristics(
    double ResponseRate, double ToxicityRate, ImmutableArray<double> StopForFutility, ImmutableArray<double> StopForToxicity, double Success, double ExpectedSubjects);
