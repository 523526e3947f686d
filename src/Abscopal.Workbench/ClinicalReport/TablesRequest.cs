namespace Abscopal.Workbench.ClinicalReport;

/// <summary>What is asked of the tables, listings and figures of a study.</summary>
public sealed record TablesRequest
{
    /// <summary>The folder of ADaM datasets.</summary>
    public required string Adam { get; init; }

    /// <summary>The folder to write to.</summary>
    public required string Output { get; init; }

    /// <summary>The protocol (study.yaml or its folder), for level, landmarks and conventions; null for 95%, 6, 12 and 24 months and the conventions of R.</summary>
    public string? Study { get; init; }

    /// <summary>The language: en or zh.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The threads to use; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
