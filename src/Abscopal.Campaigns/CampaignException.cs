namespace Abscopal.Campaigns;

/// <summary>A campaign that cannot go on: the message says what, where, and what would be right.</summary>
public sealed class CampaignException : Exception
{
    /// <summary>An error of a campaign.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    /// <param name="cause">What was caught, if anything.</param>
    public CampaignException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
