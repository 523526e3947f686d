using System.Buffers;
using Abscopal.Biology.Calibration;
using Abscopal.Campaigns;

namespace Abscopal.Biology.Tests.Calibration;

public sealed class SearchCheckpointTests
{
    private static readonly CampaignSpecification Short = CalibrationSearch.Specify(new CalibrationOptions { Subjects = 8, Islands = 1, Chains = 4, Generations = 5, Kept = 2 });

    [Fact]
    public void BrokenOff_GoesOnToTheSameBytes()
    {
        byte[] whole = Run(new CalibrationSearch());
        var kept = new Kept();
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Run(new CalibrationSearch((_, generation) => { if (generation == 4) stop.Cancel(); }, kept, stop.Token)));
        var told = new List<int>();
        byte[] resumed = Run(new CalibrationSearch((_, generation) => told.Add(generation), kept, TestContext.Current.CancellationToken));
        told.ShouldBe([4, 5]);
        resumed.ShouldBe(whole);
    }

    [Fact]
    public void DamagedCheckpoint_BeginsAnew()
    {
        var kept = new Kept();
        byte[] whole = Run(new CalibrationSearch(null, kept, TestContext.Current.CancellationToken));
        kept.State![60] ^= 1;
        var told = new List<int>();
        Run(new CalibrationSearch((_, generation) => told.Add(generation), kept, TestContext.Current.CancellationToken)).ShouldBe(whole);
        told[0].ShouldBe(1);
    }

    private static byte[] Run(CalibrationSearch search)
    {
        var output = new ArrayBufferWriter<byte>();
        search.Open(Short).Run(0, output);
        return output.WrittenSpan.ToArray();
    }

    private sealed class Kept : ISearchCheckpoints
    {
        public byte[]? State { get; private set; }

        public byte[]? Load(int island) => State;

        public void Save(int island, byte[] state) => State = state;
    }
}
