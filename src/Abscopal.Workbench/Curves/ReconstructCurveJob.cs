using System.Globalization;
using System.Text;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Curves;

/// <summary>Rebuilds the subjects of a digitised curve and writes <c>reconstructed.csv</c> and <c>summary.txt</c>.</summary>
public static class ReconstructCurveJob
{
    /// <summary>Runs the reconstruction; nothing is written when the input is wrong.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">A file is wrong, or the curve and the numbers at risk cannot be.</exception>
    public static ReconstructedCurve Run(ReconstructCurveRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<DigitisedCurve> curves = DigitisedCurveReader.Read(request.Curve);
        if (curves.Count != 1)
            throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"there are {curves.Count} curves"), request.Curve, Allowed: "one curve a file, since each arm has numbers at risk of its own"));
        NumbersAtRisk? atRisk = request.AtRisk is { } path ? DigitisedCurveReader.ReadAtRisk(path) : null;
        ReconstructedCurve result = CurveReconstruction.Reconstruct(curves[0], atRisk, request.Options);
        OutputFile.Write(Path.Combine(request.OutputFolder, "reconstructed.csv"), Bytes(Rows(result, request)));
        OutputFile.Write(Path.Combine(request.OutputFolder, "summary.txt"), Bytes(Summary(result)));
        return result;
    }

    private static string Rows(ReconstructedCurve result, ReconstructCurveRequest request)
    {
        var text = new StringBuilder("cohort,endpoint,arm,subject,time,event\n");
        string arm = Field(request.Arm ?? result.Label);
        for (int i = 0; i < result.Times.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"1,{Field(request.Endpoint)},{arm},{i + 1},{result.Times[i]:R},{(result.Events[i] ? 1 : 0)}\n");
        return text.ToString();
    }

    private static Action<Stream> Bytes(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private static string Field(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Summary(ReconstructedCurve result)
    {
        CurveDiagnostics d = result.Diagnostics;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"subjects {result.Times.Length}, events {result.EventCount}\n");
        Estimate median = KaplanMeier.Estimate(result.ToSurvivalData(), result.Options.Limits).Median.Estimate;
        text.Append(CultureInfo.InvariantCulture, $"median {median}\n");
        text.Append(CultureInfo.InvariantCulture, $"rebuilt minus read: mean {d.MeanError:0.000}, at most {d.GreatestError:0.000} percentage points; one click {d.ClickNoise:0.000}\n");
        text.Append(CultureInfo.InvariantCulture, $"numbers at risk, rebuilt minus printed: {string.Join(' ', d.AtRiskMisfit)}\n");
        if (d.EventMisfit is { } events) text.Append(CultureInfo.InvariantCulture, $"events, rebuilt minus printed: {events}\n");
        if (d.MedianResidual is { } residual) text.Append(CultureInfo.InvariantCulture, $"median outside its printed range by {residual:0.####}\n");
        if (d.MedianLowerResidual is { } lower) text.Append(CultureInfo.InvariantCulture, $"lower limit outside its printed range by {lower:0.####}\n");
        if (d.MedianUpperResidual is { } upper) text.Append(CultureInfo.InvariantCulture, $"upper limit outside its printed range by {upper:0.####}\n");
        text.Append(CultureInfo.InvariantCulture, $"points above an earlier one: {d.Rises}; repeated points dropped: {d.Duplicates}\n");
        foreach (string note in d.Assumptions) text.Append("assumed: ").Append(note).Append('\n');
        return text.ToString();
    }
}
