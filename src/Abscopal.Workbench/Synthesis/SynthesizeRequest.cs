using Abscopal.Clinical.Data;

namespace Abscopal.Workbench.Synthesis;

/// <summary>What is asked of a synthetic study.</summary>
public sealed record SynthesizeRequest
{
    /// <summary>The study's folder.</summary>
    public required string Study { get; init; }

    /// <summary>The folder to write to.</summary>
    public required string Output { get; init; }

    /// <summary>The seed; null takes the study's choice.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The files that domains are written as.</summary>
    public DomainFormat Format { get; init; } = DomainFormat.Csv;

    /// <summary>The threads to use; the study does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
