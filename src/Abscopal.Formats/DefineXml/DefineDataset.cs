using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>A dataset as a Define-XML describes it.</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its description.</param>
/// <param name="Structure">What a row is, such as 'One record per subject per parameter', or null.</param>
/// <param name="IsReferenceData">Whether it holds no data of subjects.</param>
/// <param name="Variables">Its variables, in order.</param>
public sealed record DefineDataset(string Oid, string Name, string Label, string? Structure, bool IsReferenceData, ImmutableArray<DefineVariable> Variables)
{
    /// <summary>The names of the variables of the key, in its order.</summary>
    public IReadOnlyList<string> Keys => [.. Variables.Where(v => v.KeySequence is not null).OrderBy(v => v.KeySequence).Select(v => v.Name)];
}
