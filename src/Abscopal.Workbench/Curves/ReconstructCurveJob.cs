using System.Globalization;
using System.Text;
using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Published;
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
        PublishedStudy? study = request.Facts is { } facts ? PublishedStudyReader.Read(facts) : null;
        Side arm = Read(study, request, request.Curve, request.AtRisk, request.Arm, request.Options);
        string[] summaries;
        ReconstructedCurve[] results;
        ReconstructedCurve alone = Rebuild(arm);
        if (request.Reference is null)
        {
            if ((request.ReferenceArm is not null ? "--reference-arm" : request.ReferenceAtRisk is not null ? "--reference-at-risk" : null) is { } stray)
                throw new InvalidInputException(new InputProblem("there is no curve of a reference arm", Key: stray, Allowed: "--reference with its curve beside it"));
            results = [alone];
            summaries = [Summary(alone)];
        }
        else
        {
            Side reference = Read(study, request, request.Reference, request.ReferenceAtRisk, request.ReferenceArm, new CurveReconstructionOptions());
            Rebuild(reference);
            PrintedRange printed = (reference.Facts is { } r ? arm.Facts?.HazardRatioOver(r.Arm) : null)
                ?? throw new InvalidInputException(new InputProblem("no unstratified hazard ratio of the two arms was printed", request.Facts ?? request.Reference, Key: "contrasts", Allowed: "--facts with a contrast of --arm over --reference-arm"));
            HazardRatioMatch match = CurvePair.Meet(arm.Curve, arm.AtRisk, arm.Options, reference.Curve, reference.AtRisk, reference.Options, printed);
            results = [match.Arm, match.Reference];
            summaries = [.. results.Select(Summary), string.Create(CultureInfo.InvariantCulture, $"hazard ratio {match.HazardRatio:0.0000} ({(match.Met ? "as printed" : $"outside the printed range by {match.Residual:0.####}")}); {match.UnmatchedHazardRatio:0.0000} before it was asked for\n")];
        }

        string[] names = [request.Arm ?? results[0].Label, request.ReferenceArm ?? results[^1].Label];
        OutputFile.Write(Path.Combine(request.OutputFolder, "reconstructed.csv"), Bytes("cohort,endpoint,arm,subject,time,event\n" + string.Concat(results.Select((c, k) => Rows(c, names[k], request.Endpoint)))));
        OutputFile.Write(Path.Combine(request.OutputFolder, "summary.txt"), Bytes(string.Concat(summaries)));
        return results[0];
    }

    private static Side Read(PublishedStudy? study, ReconstructCurveRequest request, string path, string? row, string? arm, CurveReconstructionOptions options)
    {
        IReadOnlyList<DigitisedCurve> curves = DigitisedCurveReader.Read(path);
        if (curves.Count != 1)
            throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"there are {curves.Count} curves"), path, Allowed: "one curve a file, since each arm has numbers at risk of its own"));
        CurveFacts? facts = study is null ? null : CurveFacts.Find(study, request.Facts!, arm, request.Endpoint);
        NumbersAtRisk? atRisk = row is not null ? DigitisedCurveReader.ReadAtRisk(row) : facts?.AtRisk;
        CheckCounts(options, facts, atRisk, row, request.Facts);
        return new Side(path, curves[0], atRisk, facts?.Complete(options) ?? options, facts);
    }

    // What was given in two places has to agree; the message names the one a user would change.
    private static void CheckCounts(CurveReconstructionOptions given, CurveFacts? facts, NumbersAtRisk? atRisk, string? row, string? factsFile)
    {
        int? atZero = atRisk is { Times: [0, ..] } ? atRisk.Counts[0] : null;
        int? subjects = given.Subjects ?? facts?.Arm.N;
        string? where = given.Subjects is null ? factsFile : null;
        string key = given.Subjects is null ? "n" : "--subjects";
        if (subjects is { } n && atZero is { } first && n != first)
            throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"{n} subjects, but {first} are at risk at time 0{(row is null ? "" : " in " + row)}"), where, Key: key, Allowed: first.ToString(CultureInfo.InvariantCulture)));
        if ((subjects ?? atZero) is not { } all) return;
        int? events = given.TotalEvents ?? facts?.Complete(given).TotalEvents;
        if (events is { } d && (d < 0 || d > all))
            throw new InvalidInputException(new InputProblem(string.Create(CultureInfo.InvariantCulture, $"{d} events among {all} subjects"), given.TotalEvents is null ? factsFile : null, Key: given.TotalEvents is null ? "events" : "--events", Allowed: string.Create(CultureInfo.InvariantCulture, $"0 to {all}")));
    }

    // A curve knows its points, not its file.
    private static ReconstructedCurve Rebuild(Side side)
    {
        try
        {
            return CurveReconstruction.Reconstruct(side.Curve, side.AtRisk, side.Options);
        }
        catch (InvalidInputException wrong)
        {
            throw new InvalidInputException(wrong.Problems.Select(p => p.File is null ? p with { File = side.Path } : p));
        }
    }

    private static string Rows(ReconstructedCurve result, string name, string endpoint)
    {
        var text = new StringBuilder();
        string arm = Field(name);
        for (int i = 0; i < result.Times.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"1,{Field(endpoint)},{arm},{i + 1},{result.Times[i]:R},{(result.Events[i] ? 1 : 0)}\n");
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

    private sealed record Side(string Path, DigitisedCurve Curve, NumbersAtRisk? AtRisk, CurveReconstructionOptions Options, CurveFacts? Facts);
}
