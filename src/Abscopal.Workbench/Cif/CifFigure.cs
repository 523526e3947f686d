using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;
using Abscopal.Workbench.Km;

namespace Abscopal.Workbench.Cif;

/// <summary>Draws cumulative incidences.</summary>
public static class CifFigure
{
    /// <summary>Draws the incidences of all causes and groups over their numbers at risk.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="unit">The unit of the times, for the axis; null for none.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(CifResult result, string path, string? unit)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureFile.Write(Draw(result, unit), path, "--figure");
    }

    private static Scene Draw(CifResult result, string? unit)
    {
        Vocabulary words = Vocabulary.For("en");
        double last = result.Groups.Max(g => g.Times[^1]) is > 0 and var observed ? observed : 1;
        double[] ticks = [.. AxisTicks.Covering(last).Where(t => t <= last)];
        IncidenceGroup[] groups = [.. result.Groups.Select(g => Group(g, ticks, words))];
        bool several = groups.Length > 1;
        double highest = groups.SelectMany(g => g.Curves).SelectMany(c => c.Steps).Max(s => several ? s.Value : s.Upper ?? s.Value);
        string level = FigureFile.Level(result.Groups[0].Conventions.Level);
        return IncidenceFigure.Draw(
            new IncidenceFigureInput
            {
                Title = Path.GetFileNameWithoutExtension(result.Request.Path) + ": cumulative incidence",
                TimeTitle = FigureFile.TimeTitle(result.Request.Time, unit),
                MaxTime = last,
                MaxValue = Math.Clamp(AxisTicks.Covering(Math.Max(highest, 0.01))[^1], 0.01, 1),
                AtRiskTimes = ticks,
                Groups = groups,
                ConfidenceLevel = level,
                Notes = [Note(result, level)],
            },
            new FigureOptions(words));
    }

    private static IncidenceGroup Group(CumulativeIncidenceCurves group, double[] ticks, Vocabulary words) => new()
    {
        Label = group.Label ?? KmJob.WholeSample,
        Curves = [.. group.Causes.Select(cause => new IncidenceCurve(words.Format("figure.cause", cause.Label), Steps(group, cause)))],
        LastTime = group.Times[^1],
        AtRisk = [.. ticks.Select(t => (int?)group.Table.AtRiskBefore(t))],
    };

    private static List<CurveStep> Steps(CumulativeIncidenceCurves group, CumulativeIncidenceCurve cause)
    {
        var steps = new List<CurveStep> { new(0, 0, 0, 0) };
        ReadOnlySpan<int> events = group.Table.Events(cause.Cause);
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i] == 0) continue;
            Interval limits = cause.Limits(i);
            steps.Add(new CurveStep(cause.Times[i], cause.Incidence[i], limits.Lower.ValueOrNull, limits.Upper.ValueOrNull));
        }

        return steps;
    }

    private static string Note(CifResult result, string level)
    {
        CumulativeIncidenceConventions conventions = result.Groups[0].Conventions;
        IEnumerable<string> tests = result.Tests.Where(t => t.ChiSquare.IsEstimated).Select(t =>
            string.Create(CultureInfo.InvariantCulture, $" Gray's test of cause {t.CauseLabel}: chi-squared {t.ChiSquare.Value:0.00}, {t.DegreesOfFreedom} df, p {FigureFile.PValue(t.PValue)}."));
        string limits = result.Groups.Count > 1 ? "" : $"; {JsonEstimates.Name(conventions.IntervalType)} limits at {level}%";
        return $"Profile {conventions.Profile}{limits}; Abscopal {EngineVersion.Text}.{string.Concat(tests)}";
    }
}
