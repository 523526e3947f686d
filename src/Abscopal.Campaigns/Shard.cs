using System.Globalization;

namespace Abscopal.Campaigns;

/// <summary>A share of the blocks: block b belongs to shard number (b mod Count) + 1.</summary>
public readonly record struct Shard
{
    /// <summary>A share.</summary>
    /// <param name="number">From 1 to <paramref name="count"/>.</param>
    /// <param name="count">The number of shares.</param>
    public Shard(int number, int count)
    {
        if (count < 1 || number < 1 || number > count) throw new CampaignException($"shard {number}/{count}: must be k/n with k from 1 to n.");
        Number = number;
        Count = count;
    }

    /// <summary>The only share, of everything.</summary>
    public static Shard Whole => new(1, 1);

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>The number of shares.</summary>
    public int Count { get; }

    /// <summary>Reads <c>17/200</c>.</summary>
    /// <param name="text">The text.</param>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)) return new Shard(number, count);
        throw new CampaignException($"shard '{text}': must be k/n, for example 17/200.");
    }

    /// <summary>Whether a block belongs to this share.</summary>
    /// <param name="block">From 0.</param>
    public bool Holds(int block) => Count != 0 && block % Count == Number - 1;

    /// <summary>As it is parsed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
