using System.Buffers;
using System.Buffers.Binary;

namespace Abscopal.Trials.Simulation;

/// <summary>Counts and sums over trials of a scenario; sums are merged in the order of the blocks.</summary>
internal sealed class ScenarioTally(int looks, int hypotheses)
{
    private readonly long[] _counts = new long[3 + (3 * looks) + hypotheses];
    private readonly double[] _sums = new double[4 + (3 * looks)];

    public int Length => 8 * (_counts.Length + _sums.Length);

    public long Trials => _counts[0];

    public long Unreached => _counts[1];

    public long Rejections => _counts[2];

    public double Events => _sums[0];

    public double EventSquares => _sums[1];

    public double Time => _sums[2];

    public double TimeSquares => _sums[3];

    public long Stopped(int look) => _counts[3 + (3 * look)];

    public long Rejected(int look) => _counts[4 + (3 * look)];

    public long Futile(int look) => _counts[5 + (3 * look)];

    public long Claimed(int hypothesis) => _counts[3 + (3 * looks) + hypothesis];

    public double EventsAt(int look) => _sums[4 + (3 * look)];

    public double SubjectsAt(int look) => _sums[5 + (3 * look)];

    public double TimeAt(int look) => _sums[6 + (3 * look)];

    public static ScenarioTally Of(TrialSimulationOptions options) => new(options.Looks.Count, options.Model?.Hypotheses.Count ?? 0);

    public void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_sums);
    }

    public void Add(in TrialOutcome outcome)
    {
        int look = 3 * (outcome.Look - 1);
        _counts[0]++;
        _counts[1] += outcome.Unreached > 0 ? 1 : 0;
        _counts[2] += outcome.Rejected ? 1 : 0;
        _counts[3 + look]++;
        _counts[4 + look] += outcome.Rejected ? 1 : 0;
        _counts[5 + look] += outcome.Futile ? 1 : 0;
        for (int h = 0; h < hypotheses; h++) _counts[3 + (3 * looks) + h] += (outcome.Claims >> h) & 1;
        _sums[0] += outcome.Events;
        _sums[1] += (double)outcome.Events * outcome.Events;
        _sums[2] += outcome.Time;
        _sums[3] += outcome.Time * outcome.Time;
        _sums[4 + look] += outcome.Events;
        _sums[5 + look] += outcome.Subjects;
        _sums[6 + look] += outcome.Time;
    }

    public void Write(IBufferWriter<byte> output)
    {
        Span<byte> bytes = output.GetSpan(8 * (_counts.Length + _sums.Length));
        int at = 0;
        foreach (long count in _counts)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[at..], count);
            at += 8;
        }

        foreach (double sum in _sums)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[at..], sum);
            at += 8;
        }

        output.Advance(at);
    }

    public void AddBlock(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        for (int i = 0; i < _counts.Length; i++, at += 8) _counts[i] += BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
        for (int i = 0; i < _sums.Length; i++, at += 8) _sums[i] += BinaryPrimitives.ReadDoubleLittleEndian(bytes[at..]);
    }
}
