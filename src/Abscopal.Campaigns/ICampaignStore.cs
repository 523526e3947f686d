namespace Abscopal.Campaigns;

/// <summary>Keeps the finished blocks of one campaign. All members may be called from any thread.</summary>
public interface ICampaignStore
{
    /// <summary>The campaign.</summary>
    CampaignSpecification Specification { get; }

    /// <summary>The number of finished blocks.</summary>
    int Finished { get; }

    /// <summary>Whether a block is finished.</summary>
    /// <param name="block">From 0.</param>
    bool Contains(int block);

    /// <summary>Keeps a finished block; one that is there already is left as it is.</summary>
    /// <param name="block">From 0.</param>
    /// <param name="payload">Its bytes.</param>
    void Append(int block, ReadOnlySpan<byte> payload);

    /// <summary>The bytes of a finished block.</summary>
    /// <param name="block">From 0.</param>
    /// <exception cref="CampaignException">The block is not finished.</exception>
    ReadOnlyMemory<byte> Read(int block);
}
