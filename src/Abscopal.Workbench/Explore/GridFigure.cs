using System.Globalization;
using Abscopal.Biology;
using Abscopal.Biology.Prediction;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;

namespace Abscopal.Workbench.Explore;

/// <summary>Draws the grid: the difference made by radiotherapy, and how far the members disagree on it.</summary>
public static class GridFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="result">The exploration.</param>
    public static Scene Draw(Exploration result)
    {
        ArgumentNullException.ThrowIfNull(result);
        double highest = Even(result.Grid.Max(c => c.Survival24));
        double lowest = -Even(-result.Grid.Min(c => c.Survival24));
        double widest = Even(result.Grid.Max(c => c.Survival24Spread));
        var input = new PanelFigureInput
        {
            Title = "Simulated patients: 24-month survival against no radiotherapy to the body",
            Description = "Difference and disagreement by dose per fraction, fractions, sites, first day and partner.",
            ReferenceLabel = "No difference",
            Panels =
            [
                .. from partner in result.Grid.Select(c => c.Partner).Distinct(StringComparer.Ordinal)
                   from distant in result.Grid.Select(c => c.Distant).Distinct()
                   from day in result.Grid.Select(c => c.FirstDay).Distinct()
                   from spread in new[] { false, true }
                   select Panel([.. result.Grid.Where(c => string.Equals(c.Partner, partner, StringComparison.Ordinal) && c.Distant == distant && c.FirstDay == day)], spread, spread ? 0 : lowest, spread ? widest : highest),
            ],
            Notes =
            [
                GuardRails.Statement,
                GuardRails.Toxicity,
                .. result.Regimen.Extrapolations().Select(reason => GuardRails.Extrapolation + reason + "."),
                .. result.Grid.Any(c => c.Extrapolates) ? new[] { GuardRails.Extrapolation + "doses outside 1 to 8 Gy a fraction." } : [],
                "A dot: the mean over members is more than twice their disagreement. No cell is called best.",
                string.Create(CultureInfo.InvariantCulture, $"Disagreement: standard deviation over {result.Members} members. Ensemble {result.Ensemble.Hash[..12]}."),
            ],
        };
        return PanelFigure.Draw(input, new FigureOptions(Vocabulary.For("en")));
    }

    // Up to the next even number of points, at least 2.
    private static double Even(double share) => Math.Max(2, Math.Ceiling(100 * share / 2) * 2);

    private static IEnumerable<PanelSeries> Agreed(GridCell[] cells) =>
        cells.GroupBy(c => c.Fractions).Select((group, i) => new PanelSeries(
            PanelMark.Points,
            [.. group.Where(c => Math.Abs(c.Survival24) > 2 * c.Survival24Spread).Select(c => new PlotCoordinate(c.DoseGy, 100 * c.Survival24))])
        {
            Style = i,
        });

    private static FigurePanel Panel(GridCell[] cells, bool spread, double bottom, double top)
    {
        string sites = cells[0].Distant ? "primary and distant" : "primary";
        string what = spread ? "disagreement" : "difference";
        return new FigurePanel
        {
            Heading = string.Create(CultureInfo.InvariantCulture, $"{what}: {sites}, day {cells[0].FirstDay}{(cells[0].Partner is { } partner ? ", " + partner : "")}"),
            Across = new PlotAxis("Gy a fraction", 0, 1.05 * cells.Max(c => c.DoseGy), [.. cells.Select(c => c.DoseGy).Distinct().Order().Select(d => new AxisTick(d, d.ToString("0.##", CultureInfo.InvariantCulture)))]),
            Upwards = new PlotAxis("Points", bottom, top, [.. new[] { bottom, 0, top / 2, top }.Distinct().Order().Select(v => new AxisTick(v, v.ToString("0.#", CultureInfo.InvariantCulture)))]),
            Reference = spread ? null : 0,
            Series =
            [
                .. cells.GroupBy(c => c.Fractions).Select((group, i) => new PanelSeries(
                    PanelMark.Line,
                    [.. group.OrderBy(c => c.DoseGy).Select(c => new PlotCoordinate(c.DoseGy, 100 * (spread ? c.Survival24Spread : c.Survival24)))])
                {
                    Label = string.Create(CultureInfo.InvariantCulture, $"{group.Key} {(group.Key == 1 ? "fraction" : "fractions")}"),
                    Style = i,
                }),
                .. spread ? [] : Agreed(cells),
            ],
        };
    }
}
