using System.Collections.Immutable;

namespace Abscopal.Biology.Prediction;

/// <summary>What one explanation predicts of a regimen.</summary>
/// <param name="Explanation">The explanation.</param>
/// <param name="Rates">Rates at the landmarks, and the response rate.</param>
/// <param name="Medians">Medians, months.</param>
/// <param name="Survival">Mean survival at every month from 1, over members and trials.</param>
/// <param name="ProgressionFree">Mean progression-free survival at every month from 1.</param>
/// <param name="MemberRates">Expected progression-free survival at the middle landmark by member drawn: their disagreement.</param>
public sealed record RegimenPrediction(
    Explanation Explanation,
    ImmutableArray<PredictedRate> Rates,
    ImmutableArray<PredictedRate> Medians,
    ImmutableArray<double> Survival,
    ImmutableArray<double> ProgressionFree,
    ImmutableArray<double> MemberRates)
{
    /// <summary>The name shown.</summary>
    public string Name => Explanation switch
    {
        Explanation.RadiationAndImmunity => "radiation and immunity",
        Explanation.DirectKillOnly => "direct kill only",
        Explanation.IndependentAction => "independent action (no interaction)",
        _ => "more responders selected",
    };

    /// <summary>The prediction of an endpoint.</summary>
    /// <param name="endpoint">PFS, OS or ORR.</param>
    /// <param name="month">A landmark; null for the median, and for ORR.</param>
    public PredictedRate? Of(string endpoint, int? month) =>
        (month is null && endpoint is not "ORR" ? Medians : Rates).FirstOrDefault(r => r.Month == month && string.Equals(r.Endpoint, endpoint, StringComparison.Ordinal));
}
