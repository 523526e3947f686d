using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Abscopal.Numerics.Random;

/// <summary>Philox4x32-10 for many consecutive subjects at once: the same bits as <see cref="RandomStream"/>.</summary>
public static class PhiloxLanes
{
    private const ulong Multiplier0 = 0xD2511F53;
    private const ulong Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const double UniformStep = 1.0 / (1UL << 53);

    /// <summary>
    /// The first two uniform numbers of the streams of consecutive subjects: element i is what the stream of
    /// <paramref name="address"/> with its subject raised by i would give first, and second.
    /// </summary>
    /// <param name="seed">The seed of the whole computation.</param>
    /// <param name="address">The address of the first subject.</param>
    /// <param name="first">The first uniform of each subject.</param>
    /// <param name="second">The second uniform of each subject, or empty when it is not wanted.</param>
    public static void UniformPairs(ulong seed, StreamAddress address, Span<double> first, Span<double> second)
    {
        if (!second.IsEmpty && second.Length != first.Length) throw new ArgumentException("must be empty or as long as the first uniforms", nameof(second));
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= first.Length - 8; i += 8)
            {
                Vector512<ulong> x0 = Vector512<ulong>.Zero;
                Vector512<ulong> x1 = (Vector512.Create((ulong)address.Subject + (ulong)i) + Vector512<ulong>.Indices) & Vector512.Create((ulong)uint.MaxValue);
                Vector512<ulong> x2 = Vector512.Create((ulong)address.Item);
                Vector512<ulong> x3 = Vector512.Create((ulong)address.Purpose);
                Run(seed, ref x0, ref x1, ref x2, ref x3);
                Uniform(Vector512.ShiftLeft(x1, 32) | x0).CopyTo(first[i..]);
                if (!second.IsEmpty) Uniform(Vector512.ShiftLeft(x3, 32) | x2).CopyTo(second[i..]);
            }
        }

        for (; i < first.Length; i++)
        {
            PhiloxBlock block = Philox4x32.Block(
                new PhiloxBlock(0, address.Subject + (uint)i, address.Item, address.Purpose), (uint)seed, (uint)(seed >> 32));
            first[i] = Uniform(((ulong)block.Word1 << 32) | block.Word0);
            if (!second.IsEmpty) second[i] = Uniform(((ulong)block.Word3 << 32) | block.Word2);
        }
    }

    /// <summary>The words of consecutive blocks of one stream, from a block on; false where no vectors can make them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool TryFill(ulong seed, StreamAddress address, uint firstBlock, Span<uint> words)
    {
        if (!Vector512.IsHardwareAccelerated) return false;
        Span<ulong> low = stackalloc ulong[8], high = stackalloc ulong[8], pairs = stackalloc ulong[16];
        for (int done = 0; done < words.Length; done += 32)
        {
            Vector512<ulong> x0 = (Vector512.Create(firstBlock + ((ulong)done / 4)) + Vector512<ulong>.Indices) & Vector512.Create((ulong)uint.MaxValue);
            Vector512<ulong> x1 = Vector512.Create((ulong)address.Subject);
            Vector512<ulong> x2 = Vector512.Create((ulong)address.Item);
            Vector512<ulong> x3 = Vector512.Create((ulong)address.Purpose);
            Run(seed, ref x0, ref x1, ref x2, ref x3);
            (Vector512.ShiftLeft(x1, 32) | x0).CopyTo(low);
            (Vector512.ShiftLeft(x3, 32) | x2).CopyTo(high);
            for (int k = 0; k < 8; k++) (pairs[2 * k], pairs[(2 * k) + 1]) = (low[k], high[k]);
            Span<uint> wanted = words[done..];
            MemoryMarshal.Cast<ulong, uint>(pairs)[..Math.Min(32, wanted.Length)].CopyTo(wanted);
        }

        return true;
    }

    // A 32-bit word in each 64-bit lane: the product of two of them is then one multiplication.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(ulong seed, ref Vector512<ulong> x0, ref Vector512<ulong> x1, ref Vector512<ulong> x2, ref Vector512<ulong> x3)
    {
        Vector512<ulong> word = Vector512.Create((ulong)uint.MaxValue);
        uint key0 = (uint)seed;
        uint key1 = (uint)(seed >> 32);
        for (int round = 0; round < 10; round++)
        {
            Vector512<ulong> product0 = Product(x0, Multiplier0);
            Vector512<ulong> product1 = Product(x2, Multiplier1);
            x0 = Vector512.ShiftRightLogical(product1, 32) ^ x1 ^ Vector512.Create((ulong)key0);
            x2 = Vector512.ShiftRightLogical(product0, 32) ^ x3 ^ Vector512.Create((ulong)key1);
            x1 = product1 & word;
            x3 = product0 & word;
            key0 += Weyl0;
            key1 += Weyl1;
        }
    }

    // The 64-bit product is exact. Avx512F.Multiply on 32-bit words would be one instruction, but was seen to give other
    // bits in unoptimised code.
    private static Vector512<ulong> Product(Vector512<ulong> x, ulong multiplier) => x * Vector512.Create(multiplier);

    private static Vector512<double> Uniform(Vector512<ulong> bits) =>
        (Vector512.ConvertToDouble(Vector512.ShiftRightLogical(bits, 11)) + Vector512.Create(0.5)) * UniformStep;

    private static double Uniform(ulong bits) => ((bits >> 11) + 0.5) * UniformStep;
}
