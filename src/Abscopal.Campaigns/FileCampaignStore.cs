using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Abscopal.Campaigns;

/// <summary>Keeps the blocks in one append-only file of a folder, each with its checksum.</summary>
/// <remarks>
/// Layout, little-endian: the eight bytes <c>ABSCAMP1</c>; the length of the specification (4 bytes), the specification,
/// its SHA-256; then records: block (4), length (4), payload, SHA-256 of the three. What a killed run left torn at the
/// end is cut off when the file is opened, and those blocks are computed again.
/// </remarks>
public sealed class FileCampaignStore : ICampaignStore, IDisposable
{
    /// <summary>The name of the file inside the folder.</summary>
    public const string FileName = "campaign.blocks";

    private const int HashLength = 32;
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Dictionary<int, (long Offset, int Length)> _index = [];
    private FileStream _file;

    private FileCampaignStore(string path, FileStream file, CampaignSpecification specification)
    {
        (_path, _file, Specification) = (path, file, specification);
    }

    private static ReadOnlySpan<byte> Magic => "ABSCAMP1"u8;

    /// <inheritdoc/>
    public CampaignSpecification Specification { get; }

    /// <inheritdoc/>
    public int Finished
    {
        get
        {
            lock (_gate) return _index.Count;
        }
    }

    /// <summary>Starts a campaign in a folder, or goes on with the same one.</summary>
    /// <param name="folder">The folder, made if it is not there.</param>
    /// <param name="specification">The campaign.</param>
    /// <exception cref="CampaignException">The folder holds another campaign.</exception>
    public static FileCampaignStore OpenOrCreate(string folder, CampaignSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            string temporary = path + ".new";
            using (FileStream file = File.Create(temporary)) WriteHeader(file, specification);
            File.Move(temporary, path);
        }

        FileCampaignStore store = Open(folder);
        if (string.Equals(store.Specification.Hash, specification.Hash, StringComparison.Ordinal)) return store;
        string found = store.Specification.Hash;
        store.Dispose();
        throw new CampaignException($"{path}: holds campaign {found[..12]}, not {specification.Hash[..12]}; give another folder or the same specification.");
    }

    /// <summary>Opens the campaign of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="CampaignException">There is none, or its head is damaged.</exception>
    public static FileCampaignStore Open(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new CampaignException($"{path}: there is no campaign here.");
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var store = new FileCampaignStore(path, file, ReadHeader(file, path));
            store.Scan();
            return store;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool Contains(int block)
    {
        lock (_gate) return _index.ContainsKey(block);
    }

    /// <inheritdoc/>
    public void Append(int block, ReadOnlySpan<byte> payload)
    {
        byte[] record = Record(block, payload);
        lock (_gate)
        {
            if (_index.ContainsKey(block)) return;
            _file.Seek(0, SeekOrigin.End);
            long offset = _file.Position;
            _file.Write(record);
            _file.Flush();
            _index.Add(block, (offset + 8, payload.Length));
        }
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Read(int block)
    {
        lock (_gate)
        {
            if (!_index.TryGetValue(block, out (long Offset, int Length) place)) throw new CampaignException($"{_path}: block {block} is not finished.");
            byte[] bytes = new byte[place.Length];
            _file.Seek(place.Offset, SeekOrigin.Begin);
            _file.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>Puts the blocks in their order, so that the file does not tell which thread or shard was quicker.</summary>
    public void Seal()
    {
        lock (_gate)
        {
            string temporary = _path + ".new";
            using (FileStream sealedFile = File.Create(temporary))
            {
                WriteHeader(sealedFile, Specification);
                foreach (int block in _index.Keys.Order()) sealedFile.Write(Record(block, Read(block).Span));
                sealedFile.Flush(flushToDisk: true);
            }

            _file.Dispose();
            File.Move(temporary, _path, overwrite: true);
            _file = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            _ = ReadHeader(_file, _path);
            _index.Clear();
            Scan();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static byte[] Record(int block, ReadOnlySpan<byte> payload)
    {
        byte[] record = new byte[8 + payload.Length + HashLength];
        BinaryPrimitives.WriteInt32LittleEndian(record, block);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), payload.Length);
        payload.CopyTo(record.AsSpan(8));
        SHA256.HashData(record.AsSpan(0, 8 + payload.Length), record.AsSpan(8 + payload.Length));
        return record;
    }

    private static void WriteHeader(FileStream file, CampaignSpecification specification)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, specification.Bytes.Length);
        file.Write(Magic);
        file.Write(length);
        file.Write(specification.Bytes.Span);
        file.Write(SHA256.HashData(specification.Bytes.Span));
    }

    private static CampaignSpecification ReadHeader(FileStream file, string path)
    {
        byte[] head = new byte[12];
        if (file.ReadAtLeast(head, 12, throwOnEndOfStream: false) < 12 || !head.AsSpan(0, 8).SequenceEqual(Magic))
            throw new CampaignException($"{path}: is no campaign file (it must begin with ABSCAMP1).");
        int length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8));
        if (length < 0 || length > file.Length - 12 - HashLength) throw new CampaignException($"{path}: the specification is cut short.");
        byte[] bytes = new byte[length];
        byte[] hash = new byte[HashLength];
        file.ReadExactly(bytes);
        file.ReadExactly(hash);
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(hash)) throw new CampaignException($"{path}: the specification is damaged (its checksum differs).");
        return CampaignSpecification.FromBytes(bytes);
    }

    private void Scan()
    {
        byte[] head = new byte[8];
        long good = _file.Position;
        while (_file.ReadAtLeast(head, 8, throwOnEndOfStream: false) == 8)
        {
            int block = BinaryPrimitives.ReadInt32LittleEndian(head);
            int length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4));
            if (block < 0 || block >= Specification.Blocks || length < 0 || length > _file.Length - good - 8 - HashLength) break;
            byte[] record = new byte[8 + length + HashLength];
            head.CopyTo(record, 0);
            _file.ReadExactly(record.AsSpan(8));
            if (!SHA256.HashData(record.AsSpan(0, 8 + length)).AsSpan().SequenceEqual(record.AsSpan(8 + length))) break;
            _index[block] = (good + 8, length);
            good = _file.Position;
        }

        if (good < _file.Length) _file.SetLength(good);
    }
}
