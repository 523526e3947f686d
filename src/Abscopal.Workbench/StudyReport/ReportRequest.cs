namespace Abscopal.Workbench.StudyReport;

/// <summary>What is asked of a report.</summary>
public sealed record ReportRequest
{
    /// <summary>The study's folder.</summary>
    public required string Study { get; init; }

    /// <summary>The folder to write to.</summary>
    public required string Output { get; init; }

    /// <summary>The language of the report: en or zh.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The number of cohorts; null takes the study's choice.</summary>
    public int? Cohorts { get; init; }

    /// <summary>The seed; null takes the study's choice.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The threads to use; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
