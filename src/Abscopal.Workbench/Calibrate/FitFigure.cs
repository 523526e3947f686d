using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Biology;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Checks;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;

namespace Abscopal.Workbench.Calibrate;

/// <summary>Draws the predicted band of each fitted arm with its published rates.</summary>
public static class FitFigure
{
    private const int Horizon = 36;

    /// <summary>Draws one endpoint of all arms.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="survival">Overall survival, or survival without progression.</param>
    /// <param name="ensemble">The ensemble.</param>
    public static Scene Draw(ImmutableArray<CheckedArm> arms, bool survival, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        string title = survival ? "Overall survival" : "Progression-free survival";
        var input = new PanelFigureInput
        {
            Title = $"Simulated patients against published rates: {title.ToLowerInvariant()}",
            Description = "For each arm the predicted curve with its band and the published rates.",
            Panels = [.. arms.Select(arm => Panel(arm, survival))],
            Notes =
            [
                GuardRails.Statement,
                "Band: 90% of simulated trials of the arm's size. Points: life table of the printed numbers at risk and censored, or printed rates.",
                string.Create(CultureInfo.InvariantCulture, $"Ensemble {ensemble.Hash[..12]}, {ensemble.Members.Length} members."),
            ],
        };
        return PanelFigure.Draw(input, new FigureOptions(Vocabulary.For("en")));
    }

    private static FigurePanel Panel(CheckedArm arm, bool survival)
    {
        string endpoint = survival ? "OS" : "PFS";
        PredictedRate[] rates = [.. arm.Prediction.Rates.Where(r => r.Month is not null && string.Equals(r.Endpoint, endpoint, StringComparison.Ordinal))];
        return new FigurePanel
        {
            Heading = arm.Arm.Name,
            Across = new PlotAxis("Months", 0, Horizon, [.. Enumerable.Range(0, 7).Select(i => new AxisTick(6 * i, (6 * i).ToString(CultureInfo.InvariantCulture)))]),
            Upwards = new PlotAxis("Per cent", 0, 100, [.. Enumerable.Range(0, 5).Select(i => new AxisTick(25 * i, (25 * i).ToString(CultureInfo.InvariantCulture)))]),
            Series =
            [
                Line(rates, r => r.Lower.ValueOrNull ?? 0, 1, "Limits of the band"),
                Line(rates, r => r.Upper.ValueOrNull ?? 1, 1, "Limits of the band"),
                Line(rates, r => r.Estimate.ValueOrNull ?? 0, 0, "Predicted"),
                new PanelSeries(PanelMark.Points, Points(arm, survival)) { Label = "Published", Style = 3 },
            ],
        };
    }

    private static PanelSeries Line(PredictedRate[] rates, Func<PredictedRate, double> value, int style, string label) =>
        new(PanelMark.Line, [new PlotCoordinate(0, 100), .. rates.Select(r => new PlotCoordinate(r.Month!.Value, 100 * value(r)))]) { Label = label, Style = style };

    private static List<PlotCoordinate> Points(CheckedArm arm, bool survival)
    {
        AtRiskRows rows = survival ? arm.Arm.Survival : arm.Arm.ProgressionFree;
        if (rows.LifeTable() is { } table)
            return [.. rows.Months.Zip(table).Where(p => p.First is > 0 and <= Horizon).Select(p => new PlotCoordinate(p.First, 100 * p.Second))];
        string prefix = survival ? "OS" : "PFS";
        return
        [
            .. arm.Figures.Where(f => f.Figure.StartsWith(prefix, StringComparison.Ordinal))
                .Select(f => new PlotCoordinate(double.Parse(f.Figure[prefix.Length..], CultureInfo.InvariantCulture), f.Printed)),
        ];
    }
}
