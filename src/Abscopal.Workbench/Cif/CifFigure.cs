using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Cif;

/// <summary>Draws cumulative incidences.</summary>
public static class CifFigure
{
    /// <summary>Draws the incidences of all causes and groups over their numbers at risk.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(CifResult result, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, style ?? new FigureStyle()), path, "--figure");
    }

    private static Scene Draw(CifResult result, FigureStyle style)
    {
        Vocabulary words = style.Words;
        double last = result.Groups.Max(g => g.Times[^1]) is > 0 and var observed ? observed : 1;
        double[] ticks = [.. AxisTicks.Covering(last).Where(t => t <= last)];
        IncidenceGroup[] groups = [.. result.Groups.Select(g => Group(g, ticks, words))];
        bool several = groups.Length > 1;
        double highest = groups.SelectMany(g => g.Curves).SelectMany(c => c.Steps).Max(s => several ? s.Value : s.Upper ?? s.Value);
        string level = FigureFile.Level(result.Groups[0].Conventions.Level);
        return IncidenceFigure.Draw(
            new IncidenceFigureInput
            {
                Title = style.TitleOf(result.Request.Path, "figure.title.incidence"),
                TimeTitle = style.TimeTitle(result.Request.Time),
                MaxTime = last,
                MaxValue = Math.Clamp(AxisTicks.Covering(Math.Max(highest, 0.01))[^1], 0.01, 1),
                AtRiskTimes = ticks,
                Groups = groups,
                ConfidenceLevel = level,
                Notes = [Note(result, level, words)],
            },
            new FigureOptions(words));
    }

    private static IncidenceGroup Group(CumulativeIncidenceCurves group, double[] ticks, Vocabulary words) => new()
    {
        Label = group.Label ?? words["figure.wholeSample"],
        Curves = [.. group.Causes.Select(cause => new IncidenceCurve(words.Format("figure.cause", cause.Label), CurveSteps.Of(group, cause)))],
        LastTime = group.Times[^1],
        AtRisk = [.. ticks.Select(t => (int?)group.Table.AtRiskBefore(t))],
    };

    private static string Note(CifResult result, string level, Vocabulary words)
    {
        CumulativeIncidenceConventions conventions = result.Groups[0].Conventions;
        string first = result.Groups.Count > 1
            ? words.Format("figure.note.incidence", conventions.Profile, EngineVersion.Text)
            : words.Format("figure.note.survival", conventions.Profile, JsonEstimates.Name(conventions.IntervalType), level, EngineVersion.Text);
        IEnumerable<string> tests = result.Tests.Where(t => t.ChiSquare.IsEstimated).Select(t =>
            words.Format("figure.note.gray", t.CauseLabel, FigureFile.Text(t.ChiSquare, "0.00"), t.DegreesOfFreedom, FigureFile.PValue(t.PValue)));
        return string.Join(' ', tests.Prepend(first));
    }
}
