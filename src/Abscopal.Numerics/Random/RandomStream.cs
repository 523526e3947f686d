using System.Runtime.CompilerServices;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Numerics.Random;

/// <summary>
/// A stream of random numbers that is a pure function of (seed, address, index): the same bits on any number of
/// threads, on any machine, after any interruption.
/// </summary>
/// <remarks>
/// Layout of Philox4x32-10: the key is the 64-bit seed (low word first); the counter is
/// (block index, <see cref="StreamAddress.Subject"/>, <see cref="StreamAddress.Item"/>,
/// <see cref="StreamAddress.Purpose"/>). A stream holds 2^32 blocks, that is 2^34 words; going past them throws.
/// A mutable struct: pass it by reference, or keep it in a local.
/// </remarks>
public struct RandomStream
{
    private const string Ended = "The stream has no more draws.";

    private readonly uint _key0;
    private readonly uint _key1;
    private readonly StreamAddress _address;
    private PhiloxBlock _block;
    private ulong _nextBlock;
    private int _used;

    /// <summary>Starts the stream of an address under a seed.</summary>
    /// <param name="seed">The seed of the whole computation.</param>
    /// <param name="address">Which stream.</param>
    public RandomStream(ulong seed, StreamAddress address)
    {
        _key0 = (uint)seed;
        _key1 = (uint)(seed >> 32);
        _address = address;
        _used = 4;
    }

    /// <summary>The next 32 random bits.</summary>
    /// <exception cref="InvalidOperationException">The stream's 2^34 words are used up.</exception>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            if (_nextBlock > uint.MaxValue) throw new InvalidOperationException(Ended);
            _block = Block((uint)_nextBlock);
            _nextBlock++;
            _used = 0;
        }

        return Word(_block, _used++);
    }

    /// <summary>Looks at the next words, many at once, without taking them.</summary>
    /// <param name="words">What so many calls of <see cref="NextUInt32"/> would give.</param>
    /// <exception cref="InvalidOperationException">The stream ends before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Peek(Span<uint> words)
    {
        int i = 0;
        for (int used = _used; used < 4 && i < words.Length; used++) words[i++] = Word(_block, used);
        Span<uint> rest = words[i..];
        if (_nextBlock + (ulong)((rest.Length + 3) / 4) > 1UL + uint.MaxValue) throw new InvalidOperationException(Ended);
        ulong seed = ((ulong)_key1 << 32) | _key0;
        if (PhiloxLanes.TryFill(seed, _address, (uint)_nextBlock, rest)) return;
        PhiloxBlock block = default;
        for (int done = 0; done < rest.Length; done++)
        {
            if (done % 4 == 0) block = Block((uint)_nextBlock + (uint)(done / 4));
            rest[done] = Word(block, done % 4);
        }
    }

    /// <summary>Takes the next words without looking at them.</summary>
    /// <param name="words">How many, not negative.</param>
    /// <exception cref="InvalidOperationException">The stream ends before.</exception>
    public void Skip(int words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words);
        long used = (long)_used + words;
        if (used > 4)
        {
            _nextBlock += (ulong)((used - 1) / 4);
            used = ((used - 1) % 4) + 1;
            if (_nextBlock > 1UL + uint.MaxValue) throw new InvalidOperationException(Ended);
            // A block that was used up whole needs no making.
            if (used < 4) _block = Block((uint)(_nextBlock - 1));
        }

        _used = (int)used;
    }

    /// <summary>The next 64 random bits, low word drawn first.</summary>
    public ulong NextUInt64()
    {
        uint low = NextUInt32();
        return ((ulong)NextUInt32() << 32) | low;
    }

    /// <summary>A uniform number strictly between 0 and 1, on the odd multiples of 2^-54.</summary>
    public double NextUniform() => ((NextUInt64() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A uniform integer from 0 to <paramref name="count"/> - 1, without bias.</summary>
    /// <param name="count">The number of values, at least 1.</param>
    /// <remarks>Source: Lemire, 'Fast random integer generation in an interval', ACM TOMACS 29, 2019.</remarks>
    public int NextInt32(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        uint range = (uint)count;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            uint threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold) product = (ulong)NextUInt32() * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>A standard normal number, by inversion.</summary>
    public double NextNormal() => Normal.Quantile(NextUniform());

    /// <summary>An exponential number of rate 1, by inversion.</summary>
    public double NextExponential() => -ElementaryMath.Log(NextUniform());

    private readonly PhiloxBlock Block(uint index) =>
        Philox4x32.Block(new PhiloxBlock(index, _address.Subject, _address.Item, _address.Purpose), _key0, _key1);

    private static uint Word(PhiloxBlock block, int index) =>
        index switch { 0 => block.Word0, 1 => block.Word1, 2 => block.Word2, _ => block.Word3 };
}
