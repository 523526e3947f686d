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
    /// <param name="words">The words of a language.</param>
    public static Scene Draw(ExploreResult result, Vocabulary words)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(words);
        var text = new ExploreText(words);
        var rows = new List<IntervalRow>();
        RegimenPrediction[] all = [result.Prediction, .. result.Rivals];
        foreach (PredictedRate rate in result.Prediction.Rates)
        {
            ObservedRate? seen = result.Seen(rate);
            rows.Add(new IntervalRow { Label = seen is null ? text.Name(rate) : words.Format("biology.seenBeside", text.Name(rate), Percent(seen.Value, "0.0")), IsHeading = true });
            foreach (RegimenPrediction prediction in all) rows.Add(Row(text.Name(prediction.Explanation), prediction.Of(rate.Endpoint, rate.Month)!));
        }

        var input = new IntervalFigureInput
        {
            Title = words.Format("biology.title", result.Regimen.Name),
            Description = words["biology.description"],
            ColumnHeadings = [words["biology.interval"]],
            Rows = rows,
            AxisTitle = words["biology.axis"],
            From = 0,
            To = 100,
            Notice = words["biology.notice"],
            Notes = text.Notes(result),
        };
        return IntervalFigure.Draw(input, new FigureOptions(words));
    }

    /// <summary>Draws the figure to a file.</summary>
    /// <param name="result">The prediction.</param>
    /// <param name="language">The language, which <see cref="FigureFile.CheckLanguage"/> has accepted.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="option">The option that named it.</param>
    public static void Write(ExploreResult result, string language, string path, string option) => FigureFile.Write(Draw(result, Vocabulary.For(language)), path, option);

    private static IntervalRow Row(string name, PredictedRate rate) => new()
    {
        Label = "  " + name,
        Estimate = 100 * rate.Estimate.ValueOrNull,
        Lower = 100 * rate.Lower.ValueOrNull,
        Upper = 100 * rate.Upper.ValueOrNull,
        Texts = [rate.Estimate.IsEstimated ? $"{Percent(rate.Estimate.Value, "0")} ({Percent(rate.Lower.Value, "0")}–{Percent(rate.Upper.Value, "0")})" : "NE"],
    };

    private static string Percent(double share, string format) => (100 * share).ToString(format, CultureInfo.InvariantCulture);
}
