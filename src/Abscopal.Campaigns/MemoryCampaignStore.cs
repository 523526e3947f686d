namespace Abscopal.Campaigns;

/// <summary>Keeps the blocks in memory.</summary>
/// <param name="specification">The campaign.</param>
public sealed class MemoryCampaignStore(CampaignSpecification specification) : ICampaignStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, byte[]> _blocks = [];

    /// <inheritdoc/>
    public CampaignSpecification Specification => specification;

    /// <inheritdoc/>
    public int Finished
    {
        get
        {
            lock (_gate) return _blocks.Count;
        }
    }

    /// <inheritdoc/>
    public bool Contains(int block)
    {
        lock (_gate) return _blocks.ContainsKey(block);
    }

    /// <inheritdoc/>
    public void Append(int block, ReadOnlySpan<byte> payload)
    {
        lock (_gate) _blocks.TryAdd(block, payload.ToArray());
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(int block)
    {
        lock (_gate) return _blocks.TryGetValue(block, out byte[]? bytes) ? bytes : throw new CampaignException($"Block {block} is not finished.");
    }
}
