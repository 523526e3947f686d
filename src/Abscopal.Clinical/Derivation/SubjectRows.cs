using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Clinical.Derivation;

/// <summary>The rows of a domain, subject by subject: a counting sort, so that a million rows take one pass.</summary>
internal sealed class SubjectRows
{
    private readonly int[] _starts;
    private readonly int[] _rows;

    private SubjectRows(int[] starts, int[] rows)
    {
        _starts = starts;
        _rows = rows;
    }

    public ReadOnlySpan<int> Of(int subject) => _rows.AsSpan(_starts[subject], _starts[subject + 1] - _starts[subject]);

    /// <summary>Groups the rows of a domain.</summary>
    /// <exception cref="InvalidInputException">A row belongs to nobody of DM.</exception>
    public static SubjectRows Group(DomainTable table, IReadOnlyDictionary<string, int> subjects)
    {
        IReadOnlyList<string?> ids = table.Text("USUBJID");
        int[] of = new int[ids.Count];
        int[] starts = new int[subjects.Count + 1];
        for (int row = 0; row < of.Length; row++)
        {
            if (ids[row] is not { } id || !subjects.TryGetValue(id, out of[row]))
                throw new InvalidInputException(table.Problem(row, "USUBJID", $"'{ids[row]}' is not a subject of DM", "a USUBJID of DM"));
            starts[of[row] + 1]++;
        }

        for (int s = 0; s < subjects.Count; s++) starts[s + 1] += starts[s];
        int[] next = (int[])starts.Clone();
        int[] rows = new int[of.Length];
        for (int row = 0; row < of.Length; row++) rows[next[of[row]]++] = row;
        return new SubjectRows(starts, rows);
    }
}
