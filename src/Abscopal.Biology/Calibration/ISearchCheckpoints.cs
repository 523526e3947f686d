namespace Abscopal.Biology.Calibration;

/// <summary>Keeps the state of islands that are not done, so that a search that was broken off goes on from its last generation.</summary>
public interface ISearchCheckpoints
{
    /// <summary>What was saved last; null when nothing was.</summary>
    /// <param name="island">From 0.</param>
    byte[]? Load(int island);

    /// <summary>Saves whole or not at all; called from any thread.</summary>
    /// <param name="island">From 0.</param>
    /// <param name="state">The state, with its checksum.</param>
    void Save(int island, byte[] state);
}
