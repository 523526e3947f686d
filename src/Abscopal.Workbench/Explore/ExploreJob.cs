using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;

namespace Abscopal.Workbench.Explore;

/// <summary>Predicts a trial of a regimen over the ensemble, with its rival explanations.</summary>
public static class ExploreJob
{
    /// <summary>Predicts.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told the explanations done of all.</param>
    /// <param name="cancellation">Ends the work between trials.</param>
    /// <exception cref="Input.InvalidInputException">A file is wrong.</exception>
    public static ExploreResult Run(ExploreRequest request, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Regimen regimen = RegimenReader.Read(request.Path);
        Ensemble ensemble = request.Ensemble is { } path ? Ensemble.Read(path) : Ensemble.Shipped;
        var predictor = new RegimenPredictor(ensemble, regimen, request.Options);
        Explanation[] asked = request.Options.Rivals ? Enum.GetValues<Explanation>() : [Explanation.RadiationAndImmunity];
        var predictions = new List<RegimenPrediction>();
        foreach (Explanation explanation in asked)
        {
            predictions.Add(predictor.Predict(explanation, cancellation));
            progress?.Report((predictions.Count, asked.Length));
        }

        return new ExploreResult(request, regimen, ensemble, predictor.Subjects, predictor.Replicates, predictions[0], [.. predictions.Skip(1)]);
    }
}
