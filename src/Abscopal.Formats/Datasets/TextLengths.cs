using System.Text;

namespace Abscopal.Formats.Datasets;

/// <summary>Finds the bytes that the longest text of each column takes, batch by batch, for formats of fixed width.</summary>
public sealed class TextLengths
{
    private readonly DatasetDescription _description;
    private readonly Encoding _encoding;
    private readonly int[] _longest;

    /// <summary>Begins with the lengths that a description states.</summary>
    /// <param name="description">The description.</param>
    /// <param name="encoding">The encoding.</param>
    public TextLengths(DatasetDescription description, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(description);
        _description = description;
        _encoding = encoding;
        _longest = [.. description.Columns.Select(c => Math.Max(1, c.Length ?? 1))];
    }

    /// <summary>Looks at a batch of rows. Blanks at the end of text do not count.</summary>
    /// <param name="rows">The rows.</param>
    public void Measure(Dataset rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        for (int c = 0; c < _longest.Length; c++)
        {
            if (rows.Columns[c] is not TextColumn column) continue;
            foreach (string? text in column.Values)
            {
                if (text is not null && text.Length > 0) _longest[c] = Math.Max(_longest[c], _encoding.GetByteCount(text.AsSpan().TrimEnd(' ')));
            }
        }
    }

    /// <summary>The description with the lengths found.</summary>
    public DatasetDescription Describe() =>
        _description with { Columns = [.. _description.Columns.Select((c, i) => c.Storage == ColumnStorage.Text ? c with { Length = _longest[i] } : c)] };
}
