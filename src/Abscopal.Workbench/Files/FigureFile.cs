using System.Globalization;
using System.Text;
using Abscopal.Input;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;
using Abscopal.Survival;

namespace Abscopal.Workbench.Files;

/// <summary>Writes a figure as the kind of picture that the ending of its file names.</summary>
public static class FigureFile
{
    /// <summary>Refuses a file whose ending names no kind of picture, before anything long is computed.</summary>
    /// <param name="path">The file, or null for none.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="InvalidInputException">The ending is another than .svg, .png or .pdf.</exception>
    public static void Check(string? path, string option)
    {
        if (path is not null && Path.GetExtension(path).ToUpperInvariant() is not (".SVG" or ".PNG" or ".PDF"))
            throw new InvalidInputException(new InputProblem($"'{path}' does not tell the kind of picture", Key: option, Allowed: "a name that ends in .svg, .png or .pdf"));
    }

    /// <summary>Refuses a language without words, before anything is computed.</summary>
    /// <param name="language">The language of a figure.</param>
    /// <exception cref="InvalidInputException">There are none.</exception>
    public static void CheckLanguage(string language)
    {
        if (!Vocabulary.Languages.Contains(language, StringComparer.Ordinal))
            throw new InvalidInputException(new InputProblem($"there are no words for the language '{language}'", Key: "--lang", Allowed: string.Join(", ", Vocabulary.Languages)));
    }

    /// <summary>Writes a figure.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="path">A .svg, .png or .pdf file.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="InvalidInputException">The ending is another, or the file cannot be written.</exception>
    public static void Write(Scene scene, string path, string option)
    {
        ArgumentNullException.ThrowIfNull(path);
        Check(path, option);
        byte[] content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".SVG" => Encoding.UTF8.GetBytes(SvgWriter.Write(scene)),
            ".PNG" => PngWriter.Write(scene),
            _ => PdfWriter.Write(scene),
        };
        OutputFile.Write(path, stream => stream.Write(content));
    }

    /// <summary>A number of a figure: as the format says, Inf, or NE.</summary>
    internal static string Text(Estimate estimate, string format) => estimate.Status switch
    {
        EstimateStatus.Estimated => estimate.Value.ToString(format, CultureInfo.InvariantCulture),
        EstimateStatus.Infinite => "Inf",
        _ => "NE",
    };

    /// <summary>A p-value to three decimals, or below the least of them.</summary>
    internal static string PValue(Estimate p) => p is { IsEstimated: true, Value: < 0.001 } ? "<0.001" : Text(p, "0.000");

    /// <summary>A confidence level in per cent.</summary>
    internal static string Level(double level) => (100 * level).ToString("0.##", CultureInfo.InvariantCulture);
}
