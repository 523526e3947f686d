using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Abscopal.Campaigns;

/// <summary>What a campaign computes, as bytes: two campaigns of the same hash have the same results, bit for bit.</summary>
public sealed class CampaignSpecification
{
    private readonly byte[] _bytes;

    /// <summary>Makes a specification.</summary>
    /// <param name="kind">What kind of computation, for example <c>trial-simulation</c>.</param>
    /// <param name="engineVersion">Goes up whenever the kind's results change in any bit.</param>
    /// <param name="blocks">The number of blocks, fixed here and nowhere else; at least 1.</param>
    /// <param name="parameters">The kind's own canonical bytes.</param>
    public CampaignSpecification(string kind, int engineVersion, int blocks, ReadOnlySpan<byte> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        Kind = kind;
        EngineVersion = engineVersion;
        Blocks = blocks;
        Parameters = parameters.ToArray();
        byte[] name = Encoding.UTF8.GetBytes(kind);
        _bytes = new byte[12 + name.Length + parameters.Length];
        BinaryPrimitives.WriteInt32LittleEndian(_bytes, name.Length);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(4), engineVersion);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(8), blocks);
        name.CopyTo(_bytes, 12);
        parameters.CopyTo(_bytes.AsSpan(12 + name.Length));
        Hash = Convert.ToHexStringLower(SHA256.HashData(_bytes));
    }

    /// <summary>What kind of computation.</summary>
    public string Kind { get; }

    /// <summary>The version of the kind's results.</summary>
    public int EngineVersion { get; }

    /// <summary>The number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>The kind's own canonical bytes.</summary>
    public ReadOnlyMemory<byte> Parameters { get; }

    /// <summary>SHA-256 of the canonical bytes, in small hexadecimal letters.</summary>
    public string Hash { get; }

    /// <summary>The canonical bytes of everything above.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Reads a specification from its canonical bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="CampaignException">They are no specification.</exception>
    public static CampaignSpecification FromBytes(ReadOnlySpan<byte> bytes)
    {
        int name = bytes.Length < 12 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (name <= 0 || name > bytes.Length - 12) throw new CampaignException("These bytes are no campaign specification; they may be cut short.");
        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        int blocks = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (blocks < 1) throw new CampaignException($"A campaign specification of {blocks} blocks; there must be at least 1.");
        return new CampaignSpecification(Encoding.UTF8.GetString(bytes.Slice(12, name)), version, blocks, bytes[(12 + name)..]);
    }
}
