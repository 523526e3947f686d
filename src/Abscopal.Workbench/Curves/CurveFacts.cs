using Abscopal.Evidence.Curves;
using Abscopal.Input;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.Curves;

/// <summary>What was printed beside a curve: subjects, events, median with limits, rates, row at risk, hazard ratio.</summary>
internal sealed record CurveFacts(PublishedStudy Study, PublishedArm Arm, PublishedEndpoint Endpoint)
{
    /// <summary>Finds the endpoint of an arm; the only arm where none is named.</summary>
    public static CurveFacts Find(PublishedStudy study, string path, string? arm, string endpoint)
    {
        PublishedArm[] arms = [.. study.Arms.Where(a => arm is null || string.Equals(a.Id, arm, StringComparison.Ordinal))];
        string ids = string.Join(", ", study.Arms.Select(a => a.Id));
        if (arms.Length != 1) throw new InvalidInputException(new InputProblem(arm is null ? "there are several arms" : $"there is no arm '{arm}'", path, Key: "--arm", Allowed: ids));
        PublishedEndpoint found = arms[0].Endpoint(endpoint)
            ?? throw new InvalidInputException(new InputProblem($"the arm has no endpoint '{endpoint}'", path, Key: "--endpoint", Allowed: string.Join(", ", arms[0].Endpoints.Select(e => e.Id))));
        return new CurveFacts(study, arms[0], found);
    }

    /// <summary>What is known, where the user did not say it.</summary>
    public CurveReconstructionOptions Complete(CurveReconstructionOptions options)
    {
        PublishedQuantile? median = Endpoint.Median;
        return options with
        {
            Subjects = options.Subjects ?? Arm.N,
            TotalEvents = options.TotalEvents ?? (Endpoint.EventsImplied ? null : Endpoint.Events),
            Median = options.Median ?? Range(median?.Estimate),
            MedianLower = options.MedianLower ?? Range(median?.Lower),
            MedianUpper = options.MedianUpper ?? Range(median?.Upper),
            Rates = [.. Endpoint.Landmarks.Select(l => new PrintedRate((double)l.Time, Range(l.Survival)!.Value))],
        };
    }

    /// <summary>The printed row at risk.</summary>
    public NumbersAtRisk? AtRisk => Endpoint.AtRisk is { } row ? new NumbersAtRisk(row.Times.Take(row.Counts.Length).Select(t => (double)t), row.Counts) : null;

    /// <summary>The printed hazard ratio of this arm over another; null where it was stratified or not printed.</summary>
    public PrintedRange? HazardRatioOver(PublishedArm reference) => Range(Study.Contrasts.FirstOrDefault(c =>
        !c.Stratified && string.Equals(c.Endpoint, Endpoint.Id, StringComparison.Ordinal) && string.Equals(c.Arm, Arm.Id, StringComparison.Ordinal) && string.Equals(c.Reference, reference.Id, StringComparison.Ordinal))?.HazardRatio);

    private static PrintedRange? Range(Printed? printed) => printed is null ? null : new PrintedRange(printed.LeastAsNumber, printed.GreatestAsNumber);
}
