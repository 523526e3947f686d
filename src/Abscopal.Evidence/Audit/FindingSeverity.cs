namespace Abscopal.Evidence.Audit;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>Something a reader should know; nothing is wrong.</summary>
    Note,

    /// <summary>Unusual, though possible.</summary>
    Warning,

    /// <summary>No data can have printed these facts together.</summary>
    Contradiction,
}
