using Abscopal.Formats.Datasets;

namespace Abscopal.Clinical.Definitions;

/// <summary>
/// The key of a dataset: the one it states, or the first of the keys that SDTM and ADaM use which no two rows share.
/// </summary>
internal sealed class KeySearch
{
    private readonly IReadOnlyList<string> _stated;
    private readonly List<(string[] Columns, HashSet<string> Seen)> _candidates = [];

    public KeySearch(DatasetDescription description)
    {
        _stated = description.Keys;
        if (_stated.Count > 0) return;
        string name = description.Name.ToUpperInvariant();
        string[][] endings =
        [
            ["USUBJID"], ["USUBJID", name + "SEQ"], ["USUBJID", "PARAMCD"], ["USUBJID", "PARAMCD", "AVISITN"], ["USUBJID", "PARAMCD", "ADT"], ["USUBJID", "PARAMCD", "ASEQ"], ["USUBJID", "ASEQ"], ["USUBJID", "AESEQ"],
            ["USUBJID", "TAETORD"], ["USUBJID", "VISITNUM"], ["USUBJID", "IDVAR", "IDVARVAL", "QNAM"], ["ARMCD", "TAETORD"], ["ETCD"], ["IETESTCD"], ["TSPARMCD", "TSSEQ"], ["ARMCD", "VISITNUM"], ["VISITNUM"],
        ];
        foreach (string[] ending in endings)
        {
            string[] columns = description.IndexOf("STUDYID") >= 0 ? ["STUDYID", .. ending] : ending;
            if (Array.TrueForAll(columns, c => description.IndexOf(c) >= 0)) _candidates.Add((columns, new HashSet<string>(StringComparer.Ordinal)));
        }
    }

    public void Add(Dataset rows)
    {
        for (int i = _candidates.Count - 1; i >= 0; i--)
        {
            (string[] names, HashSet<string> seen) = _candidates[i];
            Column[] columns = Array.ConvertAll(names, n => rows.Find(n)!);
            for (int row = 0; row < rows.Rows; row++)
            {
                if (seen.Add(string.Join('\u001F', columns.Select(c => c.Show(row))))) continue;
                _candidates.RemoveAt(i);
                break;
            }
        }
    }

    public IReadOnlyList<string> Find() => _stated.Count > 0 ? _stated : _candidates.Count > 0 ? _candidates[0].Columns : [];
}
