namespace Abscopal.Clinical.Recist;

/// <summary>A response by RECIST 1.1.</summary>
public enum Response
{
    /// <summary>There is nothing to respond: no such lesion at baseline.</summary>
    NotApplicable,

    /// <summary>NE: not evaluable.</summary>
    NotEvaluable,

    /// <summary>PD: progressive disease.</summary>
    Progressive,

    /// <summary>NON-CR/NON-PD: non-target lesions persist without progressing.</summary>
    NonCompleteNonProgressive,

    /// <summary>SD: stable disease.</summary>
    Stable,

    /// <summary>PR: partial response.</summary>
    Partial,

    /// <summary>CR: complete response.</summary>
    Complete,
}
