using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Workbench.Results;

/// <summary>Computes the analyses of a reporting event again and compares every result it holds.</summary>
public static class ResultsCheckJob
{
    /// <summary>Reads, computes and compares.</summary>
    /// <param name="reportingEvent">A reporting event of CDISC ARS v1 with results.</param>
    /// <param name="adam">A folder of ADaM datasets.</param>
    /// <exception cref="InvalidInputException">A file is wrong, or a variable is missing.</exception>
    public static ResultsCheck Run(string reportingEvent, string adam)
    {
        ReportingEvent plan = ReportingEventReader.Read(reportingEvent);
        DomainFolder folder = DomainFolder.Read(adam, [.. plan.Analyses.Select(a => a.Dataset.ToUpperInvariant()).Append("ADSL").Where(d => d.Length > 0).Distinct(StringComparer.Ordinal)]);
        var engine = new AnalysisEngine(plan, folder);
        var comparisons = new List<ResultComparison>();
        var left = new List<(string, int, string)>();
        foreach (Analysis analysis in plan.Analyses)
        {
            if (engine.CanRun(analysis)) comparisons.AddRange(ResultComparison.Compare(engine, analysis));
            else left.Add((analysis.Id, analysis.Results.Length, folder.Find(analysis.Dataset) is null ? $"{analysis.Dataset} is not in the folder" : "an operation is not known"));
        }

        return new ResultsCheck(comparisons, left);
    }
}
