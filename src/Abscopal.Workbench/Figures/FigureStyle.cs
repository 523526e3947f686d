using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;
using Abscopal.Workbench.Km;

namespace Abscopal.Workbench.Figures;

/// <summary>How the figure of an analysis is titled and in which language it speaks.</summary>
public sealed record FigureStyle
{
    /// <summary>The language: <c>en</c> or <c>zh</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The title; null for the name of the file and of the analysis.</summary>
    public string? Title { get; init; }

    /// <summary>The unit of the times, for axes; null for none.</summary>
    public string? Unit { get; init; }

    internal Vocabulary Words => Vocabulary.Languages.Contains(Language, StringComparer.Ordinal)
        ? Vocabulary.For(Language)
        : throw new InvalidInputException(new InputProblem($"there are no words in language '{Language}'", Key: "--lang", Allowed: string.Join(", ", Vocabulary.Languages)));

    internal FigureOptions Options => new(Words);

    internal string TitleOf(string path, string key) => Title ?? Words.Format(key, Path.GetFileNameWithoutExtension(path));

    internal string TimeTitle(string column) => Unit is null ? column : Words.Format("figure.withUnit", column, Unit);

    /// <summary>An axis of times from 0 to the first round number at or past the last.</summary>
    internal PlotAxis TimeAxis(string column, double last)
    {
        IReadOnlyList<double> ticks = AxisTicks.Covering(last);
        return new PlotAxis(TimeTitle(column), 0, ticks[^1], Numbers(ticks));
    }

    /// <summary>An axis of shares from 0 to 1, in per cent.</summary>
    internal PlotAxis ShareAxis(string title)
    {
        double[] shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
        return new PlotAxis(Words[title], 0, 1, [.. shares.Select(h => new AxisTick(h, (100 * h).ToString("0", CultureInfo.InvariantCulture)))]);
    }

    internal string GroupName(string label) => string.Equals(label, KmJob.WholeSample, StringComparison.Ordinal) ? Words["figure.wholeSample"] : label;

    internal static AxisTick[] Numbers(IEnumerable<double> ticks) => [.. ticks.Select(t => new AxisTick(t, t.ToString("0.######", CultureInfo.InvariantCulture)))];
}
