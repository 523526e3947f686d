namespace Abscopal.Campaigns;

/// <summary>How far a run is.</summary>
/// <param name="Finished">Blocks finished, with those found in the store.</param>
/// <param name="Total">Blocks of this run's share.</param>
/// <param name="BlocksPerSecond">The rate of this run.</param>
/// <param name="TimeLeft">At this rate; null before the first block.</param>
public sealed record CampaignProgress(int Finished, int Total, double BlocksPerSecond, TimeSpan? TimeLeft);
