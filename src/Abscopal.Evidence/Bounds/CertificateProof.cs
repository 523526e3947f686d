namespace Abscopal.Evidence.Bounds;

/// <summary>How a contradiction was proved.</summary>
public enum CertificateProof
{
    /// <summary>Every order of events and censorings was tried.</summary>
    Search,

    /// <summary>No number of events and censorings at the printed times leads from the start to the end.</summary>
    Counts,
}
