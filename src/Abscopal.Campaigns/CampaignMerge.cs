namespace Abscopal.Campaigns;

/// <summary>Brings the shards of a campaign together.</summary>
public static class CampaignMerge
{
    /// <summary>Writes one folder with all blocks in order: the same bytes as one unbroken run would leave.</summary>
    /// <param name="folders">The folders of the shards.</param>
    /// <param name="output">The folder of the whole.</param>
    /// <returns>The merged store, sealed.</returns>
    /// <exception cref="CampaignException">The folders hold different campaigns, or blocks are missing.</exception>
    public static FileCampaignStore Merge(IReadOnlyList<string> folders, string output)
    {
        ArgumentNullException.ThrowIfNull(folders);
        if (folders.Count == 0) throw new CampaignException("merge: no folders given; give at least one.");
        FileCampaignStore? merged = null;
        try
        {
            foreach (string folder in folders)
            {
                using FileCampaignStore shard = FileCampaignStore.Open(folder);
                merged ??= FileCampaignStore.OpenOrCreate(output, shard.Specification);
                if (!string.Equals(merged.Specification.Hash, shard.Specification.Hash, StringComparison.Ordinal))
                    throw new CampaignException($"{folder}: holds campaign {shard.Specification.Hash[..12]}, the others {merged.Specification.Hash[..12]}; merge shards of one campaign.");
                for (int block = 0; block < shard.Specification.Blocks; block++)
                {
                    if (shard.Contains(block)) merged.Append(block, shard.Read(block).Span);
                }
            }

            int missing = merged!.Specification.Blocks - merged.Finished;
            if (missing > 0) throw new CampaignException($"merge: {missing} of {merged.Specification.Blocks} blocks are missing; run the missing shards first.");
            merged.Seal();
            return merged;
        }
        catch
        {
            merged?.Dispose();
            throw;
        }
    }
}
