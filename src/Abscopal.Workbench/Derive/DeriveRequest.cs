using Abscopal.Clinical.Data;
using Abscopal.Clinical.Derivation;
using Abscopal.Study.Protocol;

namespace Abscopal.Workbench.Derive;

/// <summary>What is asked of a derivation.</summary>
public sealed record DeriveRequest
{
    /// <summary>The folder of SDTM domains.</summary>
    public required string Sdtm { get; init; }

    /// <summary>The folder to write ADaM datasets to.</summary>
    public required string Output { get; init; }

    /// <summary>The protocol, whose estimand of progression-free survival says which events count; null for the default rules.</summary>
    public string? Study { get; init; }

    /// <summary>The set of censoring rules; null takes the estimand's.</summary>
    public CensoringChoice? Censoring { get; init; }

    /// <summary>Where responses come from.</summary>
    public ResponseSource Responses { get; init; } = ResponseSource.Collected;

    /// <summary>The files that datasets are written as.</summary>
    public DomainFormat Format { get; init; } = DomainFormat.Csv;

    /// <summary>The data cut-off; null takes that of TS.</summary>
    public DateOnly? CutOff { get; init; }
}
