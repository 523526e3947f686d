using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Abscopal.Formats;
using Abscopal.Formats.DataCapture;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;
using Abscopal.Formats.Parquet;
using Abscopal.Formats.Xport;
using Abscopal.Input;
using Abscopal.Numerics.Random;

namespace Abscopal.LongChecks;

/// <summary>
/// Reads files of patient data with bits flipped, ends cut off, parts repeated and lengths made wrong: each must be read or answered with
/// problems, in bounded time and memory.
/// </summary>
internal static class MutatedDatasets
{
    private const int MostSeconds = 60;
    private const long MostBytes = 3L << 30;

    private static readonly Dataset Sample = new(
        "ADTTE",
        [
            TextColumn.Of(ColumnDefinition.OfText("USUBJID", "Subject"), Enumerable.Range(0, 40).Select(i => i % 7 == 0 ? "" : $"01-70{i}")),
            NumberColumn.Of(ColumnDefinition.OfNumber("AVAL", "Value", displayFormat: "8.2"), Enumerable.Range(0, 40).Select(i => i % 5 == 0 ? NumericValue.Missing((MissingCode)(1 + (i % 28))) : NumericValue.Of(i / 3.0))),
            NumberColumn.Of(ColumnDefinition.OfNumber("CNSR"), Enumerable.Range(0, 40).Select(i => (double?)(i % 2))),
            NumberColumn.Of(ColumnDefinition.OfDay("ADT", "Date"), Enumerable.Range(0, 40).Select(i => (double?)(19724 + i))),
        ],
        "Time to event");

    /// <summary>The faults found in as many mutated files of each format, or of the only one named, with a line of numbers for each.</summary>
    public static int Count(int mutations, string? only = null)
    {
        int faults = 0;
        string folder = Directory.CreateTempSubdirectory("abscopal-mutated-").FullName;
        byte[] json = Bytes(DatasetFormat.DatasetJson);
        Add("SAS transport 5", 1, mutations, Xport(XportVersion.V5), Read(s => XportFile.Open(s, "x.xpt")));
        Add("SAS transport 8", 2, mutations, Xport(XportVersion.V8), Read(s => XportFile.Open(s, "x.xpt")));
        Add("Dataset-JSON", 3, mutations, json, Read(s => DatasetJsonFile.Open(s, "x.json")));
        Add("NDJSON", 4, mutations, Bytes(DatasetFormat.DatasetNdJson), Read(s => DatasetJsonFile.Open(s, "x.ndjson")));
        Add("DSJC", 5, mutations / 2, Bytes(DatasetFormat.DatasetJsonCompressed), Read(s => DatasetJsonFile.Open(s, "x.dsjc")));
        Add("DSJC, mutated before it was compressed", 6, mutations - (mutations / 2), Bytes(DatasetFormat.DatasetNdJson), bytes => Read(s => DatasetJsonFile.Open(s, "x.dsjc"))(Compress(bytes)));
        Add("CSV", 7, mutations, Bytes(DatasetFormat.Csv), ReadCsv(folder));
        Add("Parquet", 8, mutations, Bytes(DatasetFormat.Parquet), Read(s => ParquetFile.Open(s, "x.parquet")));
        Add("Define-XML", 9, mutations, Define(), bytes => DefineFile.Read(new MemoryStream(bytes), "define.xml").Datasets.Length);
        Add("ODM-XML", 10, mutations, File.ReadAllBytes("samples/capture/odm.xml"), bytes => OdmFile.Read(new MemoryStream(bytes), "odm.xml").Records.Length);
        byte[] dictionary = File.ReadAllBytes("samples/capture/dictionary.csv");
        byte[] export = File.ReadAllBytes("samples/capture/export.csv");
        Add("REDCap export", 11, mutations / 2, export, bytes => Redcap(folder, bytes, dictionary));
        Add("REDCap dictionary", 12, mutations - (mutations / 2), dictionary, bytes => Redcap(folder, export, bytes));
        Directory.Delete(folder, recursive: true);
        return faults;

        void Add(string name, uint purpose, int count, byte[] source, Func<byte[], int> read)
        {
            if (only is null || string.Equals(only, name, StringComparison.OrdinalIgnoreCase)) faults += Run(name, purpose, count, source, read);
        }
    }

    private static int Run(string name, uint purpose, int mutations, byte[] source, Func<byte[], int> read)
    {
        var clock = Stopwatch.StartNew();
        int faults = 0;
        int answered = 0;
        long most = 0;
        long slowest = 0;
        var running = new ConcurrentDictionary<int, long>();
        // A hang cannot be ended from within: the mutation is named and the process goes.
        using var watch = new Timer(
            _ =>
            {
                foreach ((int number, long start) in running)
                {
                    if (Stopwatch.GetElapsedTime(start).TotalSeconds > MostSeconds) Environment.FailFast($"{name}: mutation {number} has run for {MostSeconds} seconds");
                }
            },
            null,
            1000,
            1000);
        Parallel.For(0, mutations, i =>
        {
            var random = new RandomStream(20261128, new StreamAddress(0x464D5400 + purpose, (uint)i, 0));
            byte[] bytes = Mutate(source, ref random);
            running[i] = Stopwatch.GetTimestamp();
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(bytes);
            }
            catch (InvalidInputException)
            {
                Interlocked.Increment(ref answered);
            }
            catch (Exception fault)
            {
                if (Interlocked.Increment(ref faults) <= 10) Console.WriteLine($"{name}, mutation {i}: {fault.GetType().Name}: {fault.Message}\n{string.Join('\n', (fault.StackTrace ?? "").Split('\n').Take(4))}");
            }

            long used = GC.GetAllocatedBytesForCurrentThread() - before;
            if (used > MostBytes && Interlocked.Increment(ref faults) <= 10) Console.WriteLine($"{name}, mutation {i}: took {used >> 20} MiB");
            running.TryRemove(i, out long began);
            Maximum(ref most, used);
            Maximum(ref slowest, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {faults} faults in {mutations} mutated files; {answered} answered, {mutations - answered - faults} read; at most {most >> 10} KiB and {slowest} ms a file ({clock.Elapsed.TotalSeconds:0} s)"));
        return faults;
    }

    private static void Maximum(ref long place, long value)
    {
        long known = Volatile.Read(ref place);
        while (value > known)
        {
            long seen = Interlocked.CompareExchange(ref place, value, known);
            if (seen == known) return;
            known = seen;
        }
    }

    private static byte[] Mutate(byte[] source, ref RandomStream random)
    {
        var bytes = new List<byte>(source);
        for (int k = 1 + random.NextInt32(4); k > 0 && bytes.Count > 0; k--)
        {
            // Headers and footers decide more than the rows between.
            int at = random.NextInt32(3) switch
            {
                0 => random.NextInt32(Math.Min(bytes.Count, 600)),
                1 => bytes.Count - 1 - random.NextInt32(Math.Min(bytes.Count, 600)),
                _ => random.NextInt32(bytes.Count),
            };
            switch (random.NextInt32(7))
            {
                case 0: bytes[at] ^= (byte)(1 << random.NextInt32(8)); break;
                case 1: bytes[at] = (byte)random.NextInt32(256); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt32(200))); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt32(200)))); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: Length(bytes, at, ref random); break;
                default: Digits(bytes, at, ref random); break;
            }
        }

        return [.. bytes];
    }

    // A length or count of 2, 4 or 8 bytes, in either order of bytes, or one of a variable number of bytes as Parquet writes them.
    private static void Length(List<byte> bytes, int at, ref RandomStream random)
    {
        Span<byte> word = stackalloc byte[8];
        ulong[] values = [0, 1, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, 0xFFFF_FFFF, long.MaxValue, ulong.MaxValue, random.NextUInt64()];
        ulong value = values[random.NextInt32(values.Length)];
        if (random.NextInt32(2) == 0) BinaryPrimitives.WriteUInt64LittleEndian(word, value);
        else BinaryPrimitives.WriteUInt64BigEndian(word, value);
        int width = 1 << (1 + random.NextInt32(3));
        for (int i = 0; i < width && at + i < bytes.Count; i++) bytes[at + i] = word[i];
        if (random.NextInt32(4) == 0) bytes.InsertRange(at, Enumerable.Repeat((byte)0xFF, 1 + random.NextInt32(9)));
    }

    // The digits that stand at a place, or after it, become another number.
    private static void Digits(List<byte> bytes, int at, ref RandomStream random)
    {
        while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9') at++;
        int end = at;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9') end++;
        bytes.RemoveRange(at, end - at);
        string[] numbers = ["", "0", "-1", "2147483648", "99999999999999999999", "1e308", "1e999", "4294967295", "0.5"];
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(numbers[random.NextInt32(numbers.Length)]));
    }

    private static Func<byte[], int> Read(Func<Stream, IDatasetReader> open) => bytes =>
    {
        using IDatasetReader reader = open(new MemoryStream(bytes));
        return reader.Batches().Sum(b => b.Rows);
    };

    private static Func<byte[], int> ReadCsv(string folder) => bytes =>
    {
        string path = Path.Combine(folder, Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture) + ".csv");
        File.WriteAllBytes(path, bytes);
        using IDatasetReader reader = DatasetFile.Open(path);
        return reader.Batches().Sum(b => b.Rows);
    };

    private static int Redcap(string folder, byte[] export, byte[] dictionary)
    {
        string path = Path.Combine(folder, Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture) + "-");
        File.WriteAllBytes(path + "export.csv", export);
        File.WriteAllBytes(path + "dictionary.csv", dictionary);
        return RedcapFile.Read(path + "export.csv", path + "dictionary.csv").Records.Length;
    }

    private static byte[] Bytes(DatasetFormat format)
    {
        using var stream = new MemoryStream();
        DatasetFile.Write(stream, format, Sample);
        return stream.ToArray();
    }

    private static byte[] Xport(XportVersion version)
    {
        using var stream = new MemoryStream();
        XportFile.Write(stream, Sample, new XportWriteOptions { Version = version });
        return stream.ToArray();
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return stream.ToArray();
    }

    private static byte[] Define()
    {
        var test = new DefineItem { Oid = "IT.T", Name = "LBTESTCD", DataType = "text", Length = 8, CodeListOid = "CL.T", Description = [new DefineText("Test", "en")] };
        var value = new DefineItem { Oid = "IT.V", Name = "LBORRES", DataType = "float", Length = 6, SignificantDigits = 2, Origins = [new DefineOrigin("Collected") { Source = "Vendor", References = [new DefineReference("LF", [new DefinePages("PhysicalRef", "1", null, null, "t")])] }] };
        var result = new DefineItem { Oid = "IT.R", Name = "LBORRES", DataType = "text", Length = 20, ValueListOid = "VL", CommentOid = "COM" };
        var document = new DefineDocument
        {
            Version = "2.1.0",
            StudyOid = "S",
            StudyName = "S",
            Standards = [new DefineStandard("STD", "SDTMIG", "IG", "3.3")],
            ValueLists = [new DefineValueList("VL", [], [new DefineVariable(value) { WhereClauseOids = ["WC"] }])],
            WhereClauses = [new DefineWhereClause("WC", null, [new DefineRangeCheck("IT.T", "EQ", "Soft", ["GLUC"])])],
            Datasets = [new DefineDataset { Oid = "IG", Name = "LB", Class = "FINDINGS", Structure = "One record per test", Variables = [new DefineVariable(test) { OrderNumber = 1, KeySequence = 1 }, new DefineVariable(result) { MethodOid = "MT" }], Leaves = [new DefineLeaf("LF.LB", "lb.xpt", "lb")] }],
            Items = [test, result, value],
            CodeLists = [new DefineCodeList("CL.T", "Test", "text") { Terms = [new DefineTerm("GLUC") { Decode = [new DefineText("Glucose")], OrderNumber = 1 }] }],
            Methods = [new DefineMethod("MT", "M", "Computation") { Description = [new DefineText("m")] }],
            Comments = [new DefineComment("COM", [new DefineText("c")], [])],
        };
        using var stream = new MemoryStream();
        DefineFile.Write(stream, document);
        return stream.ToArray();
    }
}
