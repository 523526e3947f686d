using Abscopal.Biology.Calibration;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Calibrate;

/// <summary>A file for each island of a search, written anew after every generation.</summary>
/// <param name="folder">The folder.</param>
internal sealed class CheckpointFiles(string folder) : ISearchCheckpoints
{
    public byte[]? Load(int island) => File.Exists(PathOf(island)) ? File.ReadAllBytes(PathOf(island)) : null;

    public void Save(int island, byte[] state) => OutputFile.Write(PathOf(island), stream => stream.Write(state));

    private string PathOf(int island) => Path.Combine(folder, FormattableString.Invariant($"island-{island}.chains"));
}
