using System.Buffers;

namespace Abscopal.Campaigns;

/// <summary>Computes blocks on one thread.</summary>
public interface ICampaignWorker
{
    /// <summary>Computes a block. The bytes depend on the specification and the block only, not on what ran before.</summary>
    /// <param name="block">From 0.</param>
    /// <param name="output">Takes the block's bytes.</param>
    void Run(int block, IBufferWriter<byte> output);
}
