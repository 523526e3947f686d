using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;
using Abscopal.Workbench.Figures;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.States;

/// <summary>Draws the probability of each state over time, a panel a group.</summary>
public static class StatesFigure
{
    private static readonly string[] Keys = ["progressionFree", "progressed", "laterTherapy", "dead"];

    /// <summary>Draws the figure.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="style">Its language, title and unit of time; English when left out.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Save(IReadOnlyList<StatesGroup> groups, StatesRequest request, string path, FigureStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(request);
        style ??= new FigureStyle();
        Vocabulary words = style.Words;
        PlotAxis across = style.TimeAxis(request.Time, groups.Max(g => g.Occupancy.LastTime));
        PlotAxis upwards = style.ShareAxis("figure.statePercent");
        FigureFile.Write(
            PanelFigure.Draw(
                new PanelFigureInput
                {
                    Title = style.TitleOf(request.Path, "figure.title.states"),
                    Panels = [.. groups.Select(g => Panel(g, request.LaterTherapy is not null, across, upwards, style))],
                    Notes = [words.Format("figure.note.states", EngineVersion.Text)],
                },
                style.Options),
            path,
            "--figure");
    }

    private static FigurePanel Panel(StatesGroup group, bool laterTherapy, PlotAxis across, PlotAxis upwards, FigureStyle style)
    {
        return new FigurePanel
        {
            Heading = string.Create(CultureInfo.InvariantCulture, $"{style.GroupName(group.Label)} (n = {group.Subjects})"),
            Across = across,
            Upwards = upwards,
            Series =
            [
                .. Enumerable.Range(0, group.Occupancy.States.Length)
                    .Where(s => laterTherapy || s != Survival.IllnessDeath.LaterTherapy)
                    .Select(s => new PanelSeries(PanelMark.Steps, Steps(group, s)) { Label = style.Words["figure.state." + Keys[s]], Style = s }),
            ],
        };
    }

    private static PlotCoordinate[] Steps(StatesGroup group, int state)
    {
        ReadOnlySpan<double> times = group.Occupancy.Times;
        var places = new PlotCoordinate[times.Length + 2];
        places[0] = new PlotCoordinate(0, group.Occupancy.Initial(state));
        for (int i = 0; i < times.Length; i++) places[i + 1] = new PlotCoordinate(times[i], group.Occupancy.Probability(i, state));
        places[^1] = new PlotCoordinate(group.Occupancy.LastTime, places[^2].Y);
        return places;
    }
}
