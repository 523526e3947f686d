namespace Abscopal.Study.Protocol;

/// <summary>What is assumed of subjects who were alive at the data cut-off.</summary>
public enum FollowUpAssumption
{
    /// <summary>Each was followed until shortly before the cut-off.</summary>
    Complete,

    /// <summary>Some may have been lost earlier.</summary>
    Open,
}
