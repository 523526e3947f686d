using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;

namespace Abscopal.Workbench.Explore;

/// <summary>What the ensemble predicts of a regimen, and what its rivals do.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Regimen">The regimen.</param>
/// <param name="Ensemble">The ensemble.</param>
/// <param name="Subjects">Subjects of the predicted trial.</param>
/// <param name="Replicates">Trials simulated.</param>
/// <param name="Prediction">Radiation and immunity, over the ensemble.</param>
/// <param name="Rivals">The rival explanations.</param>
public sealed record ExploreResult(
    ExploreRequest Request,
    Regimen Regimen,
    Ensemble Ensemble,
    int Subjects,
    int Replicates,
    RegimenPrediction Prediction,
    IReadOnlyList<RegimenPrediction> Rivals)
{
    /// <summary>What was seen of a predicted figure; null when the regimen file states none.</summary>
    /// <param name="rate">The figure.</param>
    public ObservedRate? Seen(PredictedRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Regimen.Observed.FirstOrDefault(o => string.Equals(o.Endpoint, rate.Endpoint, StringComparison.Ordinal) && o.Month == rate.Month);
    }

    /// <summary>What must be said beside the numbers, the statement first.</summary>
    public IReadOnlyList<string> Notes =>
    [
        Biology.GuardRails.Statement,
        Biology.GuardRails.Toxicity,
        .. Regimen.Extrapolations().Select(reason => Biology.GuardRails.Extrapolation + reason + "."),
    ];
}
