using System.Globalization;
using System.Text;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Digitise;

/// <summary>Traces the curves of a figure; writes <c>curve-LABEL.csv</c> (time,survival) for each and <c>overlay.png</c>.</summary>
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

        FigureDigitisation result = FigureDigitiser.Digitise(picture, request.Options, request.Figure);
        foreach (DigitisedCurve curve in result.Curves)
        {
            string safe = string.Concat(curve.Label.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
            OutputFile.Write(Path.Combine(request.OutputFolder, $"curve-{safe}.csv"), stream => stream.Write(Encoding.UTF8.GetBytes(Rows(curve))));
        }

        OutputFile.Write(Path.Combine(request.OutputFolder, "overlay.png"), stream => stream.Write(result.Overlay));
        return result;
    }

    private static string Rows(DigitisedCurve curve)
    {
        var text = new StringBuilder("time,survival\n");
        for (int i = 0; i < curve.Times.Length; i++) text.Append(CultureInfo.InvariantCulture, $"{curve.Times[i]:R},{curve.Survival[i]:R}\n");
        return text.ToString();
    }
}
