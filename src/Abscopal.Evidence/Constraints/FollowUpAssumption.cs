namespace Abscopal.Evidence.Constraints;

/// <summary>What is assumed of the follow-up of subjects without an event; the print does not say.</summary>
public enum FollowUpAssumption
{
    /// <summary>Every living subject was followed to the data cut-off.</summary>
    Complete,

    /// <summary>A living subject may have been lost at any time.</summary>
    Open,
}
