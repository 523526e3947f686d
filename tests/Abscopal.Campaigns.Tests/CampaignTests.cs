using System.Buffers;
using System.Buffers.Binary;

namespace Abscopal.Campaigns.Tests;

public sealed class CampaignTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("abscopal-campaign-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Specification_ReadBack_IsTheSame()
    {
        var specification = new CampaignSpecification("squares", 3, 17, [1, 2, 3]);
        CampaignSpecification back = CampaignSpecification.FromBytes(specification.Bytes.Span);
        (back.Kind, back.EngineVersion, back.Blocks, back.Hash).ShouldBe(("squares", 3, 17, specification.Hash));
        back.Parameters.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_AnyThreads_SealsTheSameBytes(int threads)
    {
        byte[] one = RunWhole("one", 1);
        RunWhole("other", threads).ShouldBe(one);
    }

    [Fact]
    public void Merge_OfShards_GivesTheBytesOfOneRun()
    {
        byte[] whole = RunWhole("whole", 1);
        string[] folders = [Folder("s1"), Folder("s2"), Folder("s3")];
        for (int k = 0; k < 3; k++)
        {
            using FileCampaignStore store = FileCampaignStore.OpenOrCreate(folders[k], Squares.Specification);
            CampaignRunner.Run(new Squares(), store, new CampaignRunOptions { Shard = new Shard(k + 1, 3) }, TestContext.Current.CancellationToken);
        }

        CampaignMerge.Merge([folders[2], folders[0], folders[1]], Folder("merged")).Dispose();
        Bytes("merged").ShouldBe(whole);
        Should.Throw<CampaignException>(() => CampaignMerge.Merge(folders[..2], Folder("short"))).Message.ShouldContain("8 of 25 blocks are missing");
    }

    [Fact]
    public void Open_AfterAFileTornAnywhere_ResumesToTheSameBytes()
    {
        byte[] whole = RunWhole("whole", 2);
        int head = 8 + 4 + Squares.Specification.Bytes.Length + 32;
        for (int cut = head; cut < whole.Length; cut += 37)
        {
            string folder = Folder($"torn{cut}");
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, FileCampaignStore.FileName), whole[..cut]);
            RunWhole($"torn{cut}", 1).ShouldBe(whole);
        }
    }

    [Fact]
    public void Open_AfterADamagedByte_ComputesTheRestAgain()
    {
        byte[] whole = RunWhole("whole", 1);
        byte[] damaged = [.. whole];
        damaged[^200] ^= 1;
        Directory.CreateDirectory(Folder("damaged"));
        File.WriteAllBytes(Path.Combine(Folder("damaged"), FileCampaignStore.FileName), damaged);
        RunWhole("damaged", 1).ShouldBe(whole);
    }

    [Fact]
    public void Run_Cancelled_KeepsWhatIsFinished()
    {
        using var source = new CancellationTokenSource();
        var store = new MemoryCampaignStore(Squares.Specification);
        var options = new CampaignRunOptions { Progress = new At(5, source.Cancel) };
        Should.Throw<OperationCanceledException>(() => CampaignRunner.Run(new Squares(), store, options, source.Token));
        store.Finished.ShouldBe(5);
        CampaignRunner.Run(new Squares(), store, new CampaignRunOptions(), TestContext.Current.CancellationToken);
        store.Finished.ShouldBe(25);
    }

    [Fact]
    public void OpenOrCreate_AnotherCampaign_Throws()
    {
        RunWhole("whole", 1);
        var other = new CampaignSpecification("squares", 1, 26, []);
        Should.Throw<CampaignException>(() => FileCampaignStore.OpenOrCreate(Folder("whole"), other)).Message.ShouldContain("another folder");
    }

    [Fact]
    public void Run_OtherEngineVersion_Throws()
    {
        var store = new MemoryCampaignStore(new CampaignSpecification("squares", 2, 3, []));
        Should.Throw<CampaignException>(() => CampaignRunner.Run(new Squares(), store, new CampaignRunOptions(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("17/200", 16, true)]
    [InlineData("17/200", 17, false)]
    [InlineData("1/1", 99, true)]
    public void Shard_Holds(string text, int block, bool expected) => Shard.Parse(text).Holds(block).ShouldBe(expected);

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("x")]
    [InlineData("1/-2")]
    public void Shard_Wrong_Throws(string text) => Should.Throw<CampaignException>(() => Shard.Parse(text)).Message.ShouldContain("k/n");

    private string Folder(string name) => Path.Combine(_root, name);

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder(name), FileCampaignStore.FileName));

    private byte[] RunWhole(string name, int threads)
    {
        using (FileCampaignStore store = FileCampaignStore.OpenOrCreate(Folder(name), Squares.Specification))
        {
            CampaignRunner.Run(new Squares(), store, new CampaignRunOptions { Threads = threads }, TestContext.Current.CancellationToken);
            store.Finished.ShouldBe(25);
            store.Seal();
        }

        return Bytes(name);
    }

    private sealed class At(int count, Action action) : IProgress<CampaignProgress>
    {
        public void Report(CampaignProgress value)
        {
            if (value.Finished == count) action();
        }
    }

    private sealed class Squares : ICampaignKind, ICampaignWorker
    {
        public static CampaignSpecification Specification { get; } = new("squares", 1, 25, [9]);

        public string Name => "squares";

        public int EngineVersion => 1;

        public ICampaignWorker Open(CampaignSpecification specification) => this;

        public void Run(int block, IBufferWriter<byte> output)
        {
            for (int i = 0; i <= block % 4; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(output.GetSpan(8), (long)block * block);
                output.Advance(8);
            }
        }
    }
}
