using System.Collections.Immutable;

namespace Abscopal.Formats.DefineXml;

/// <summary>What a Define-XML says of the datasets of a study.</summary>
/// <param name="Version">The version of Define-XML, such as 2.1.0.</param>
/// <param name="StudyOid">The identifier of the study.</param>
/// <param name="StudyName">The name of the study.</param>
/// <param name="Datasets">The datasets, in order.</param>
/// <param name="CodeLists">The code lists, by identifier.</param>
public sealed record DefineDocument(string Version, string StudyOid, string StudyName, ImmutableArray<DefineDataset> Datasets, ImmutableDictionary<string, DefineCodeList> CodeLists)
{
    /// <summary>A dataset by its name, in any case, or null.</summary>
    /// <param name="name">Such as ADTTE.</param>
    public DefineDataset? Find(string name) => Datasets.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase));
}
