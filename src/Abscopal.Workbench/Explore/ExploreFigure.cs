using System.Globalization;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Explore;

/// <summary>Draws the prediction of a regimen and its rivals as intervals, with what was seen.</summary>
public static class ExploreFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="result">The prediction.</param>
    public static Scene Draw(ExploreResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var rows = new List<IntervalRow>();
        RegimenPrediction[] all = [result.Prediction, .. result.Rivals];
        foreach (PredictedRate rate in result.Prediction.Rates)
        {
            ObservedRate? seen = result.Regimen.Observed.FirstOrDefault(o => string.Equals(o.Endpoint, rate.Endpoint, StringComparison.Ordinal) && o.Month == rate.Month);
            string name = rate.Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{rate.Endpoint} at {month} months") : "Response rate";
            rows.Add(new IntervalRow { Label = seen is null ? name : name + string.Create(CultureInfo.InvariantCulture, $", seen {100 * seen.Value:0.0}%"), IsHeading = true });
            foreach (RegimenPrediction prediction in all) rows.Add(Row(prediction, prediction.Of(rate.Endpoint, rate.Month)!));
        }

        var input = new IntervalFigureInput
        {
            Title = "Simulated patients: " + result.Regimen.Name,
            Description = "Predicted rates with intervals under each explanation.",
            ColumnHeadings = ["Rate, interval"],
            Rows = rows,
            AxisTitle = "Per cent of subjects",
            From = 0,
            To = 100,
            Notice = "Simulated patients, not validated",
            Notes =
            [
                .. result.Notes,
                string.Create(CultureInfo.InvariantCulture, $"{100 * result.Request.Options.Level:0}% intervals for a trial of {result.Subjects} subjects: parameters, trial and sample together. {result.Replicates} trials, {result.Ensemble.Members.Length} members, ensemble {result.Ensemble.Hash[..12]}."),
            ],
        };
        return IntervalFigure.Draw(input, new FigureOptions(Vocabulary.For("en")));
    }

    /// <summary>Draws the figure to a file.</summary>
    /// <param name="result">The prediction.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="option">The option that named it.</param>
    public static void Write(ExploreResult result, string path, string option) => FigureFile.Write(Draw(result), path, option);

    private static IntervalRow Row(RegimenPrediction prediction, PredictedRate rate) => new()
    {
        Label = "  " + prediction.Name,
        Estimate = 100 * rate.Estimate.ValueOrNull,
        Lower = 100 * rate.Lower.ValueOrNull,
        Upper = 100 * rate.Upper.ValueOrNull,
        Texts = [rate.Estimate.IsEstimated ? string.Create(CultureInfo.InvariantCulture, $"{100 * rate.Estimate.Value:0} ({100 * rate.Lower.Value:0}–{100 * rate.Upper.Value:0})") : "NE"],
    };
}
