namespace Abscopal.Campaigns;

/// <summary>A kind of computation that can be run block by block, anywhere, from its specification alone.</summary>
public interface ICampaignKind
{
    /// <summary>The name that specifications of this kind carry.</summary>
    string Name { get; }

    /// <summary>The version of the results this code gives.</summary>
    int EngineVersion { get; }

    /// <summary>Makes a worker, which is used by one thread at a time.</summary>
    /// <param name="specification">What to compute.</param>
    ICampaignWorker Open(CampaignSpecification specification);
}
