using System.Globalization;
using Abscopal.Input;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Words;

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

    internal static AxisTick[] Numbers(IEnumerable<double> ticks) => [.. ticks.Select(t => new AxisTick(t, t.ToString("0.######", CultureInfo.InvariantCulture)))];
}
