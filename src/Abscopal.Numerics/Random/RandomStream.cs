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
            if (_nextBlock > uint.MaxValue) throw new InvalidOperationException("The stream has no more draws.");
            var counter = new PhiloxBlock((uint)_nextBlock, _address.Subject, _address.Item, _address.Purpose);
            _block = Philox4x32.Block(counter, _key0, _key1);
            _nextBlock++;
            _used = 0;
        }

        return _used++ switch { 0 => _block.Word0, 1 => _block.Word1, 2 => _block.Word2, _ => _block.Word3 };
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
}
