using System.Globalization;
using System.Text;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Digitise;

/// <summary>Traces the curves of a figure; writes <c>curve-LABEL.csv</c> (time,survival) for each and <c>overlay.png</c> (or <c>.svg</c>).</summary>
public static class DigitiseJob
{
    /// <summary>Runs the tracing; nothing is written when the input is wrong.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">The figure cannot be read, or has no curve of a colour.</exception>
    public static FigureDigitisation Run(DigitiseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] picture;
        try
        {
            picture = File.ReadAllBytes(request.Figure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new InputProblem("cannot be read: " + failure.Message, request.Figure, Allowed: "the path of a picture"), failure);
        }

        FigureDigitisation result = SvgFigure.IsSvg(picture)
            ? SvgDigitiser.Digitise(picture, request.Options, request.Figure)
            : FigureDigitiser.Digitise(picture, request.Options, request.Figure);
        CheckNames(result, request.Figure);
        OutputFile.CheckFolder(request.OutputFolder);
        foreach (DigitisedCurve curve in result.Curves)
        {
            OutputFile.Write(Path.Combine(request.OutputFolder, FileName(curve)), stream => stream.Write(Encoding.UTF8.GetBytes(Rows(curve))));
        }

        OutputFile.Write(Path.Combine(request.OutputFolder, result.OverlayFile), stream => stream.Write(result.Overlay));
        return result;
    }

    /// <summary>The name of a curve's file in the output folder.</summary>
    /// <param name="curve">A curve of the figure.</param>
    public static string FileName(DigitisedCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return $"curve-{string.Concat(curve.Label.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}.csv";
    }

    private static void CheckNames(FigureDigitisation result, string figure)
    {
        if (result.Curves.GroupBy(FileName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new InvalidInputException(new InputProblem($"two curves would be written to {same.Key}", figure, Key: "--colour", Allowed: "labels that differ in letters or digits"));
    }

    private static string Rows(DigitisedCurve curve)
    {
        var text = new StringBuilder("time,survival\n");
        for (int i = 0; i < curve.Times.Length; i++) text.Append(CultureInfo.InvariantCulture, $"{curve.Times[i]:R},{curve.Survival[i]:R}\n");
        return text.ToString();
    }
}
