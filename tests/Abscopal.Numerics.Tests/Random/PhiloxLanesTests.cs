using Abscopal.Numerics.Random;

namespace Abscopal.Numerics.Tests.Random;

public sealed class PhiloxLanesTests
{
    // Random123 1.09, kat_vectors, philox4x32 10 rounds.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Block_PublishedVectors_AreMet(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3) =>
        Philox4x32.Block(new PhiloxBlock(c0, c1, c2, c3), k0, k1).ShouldBe(new PhiloxBlock(r0, r1, r2, r3));

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(403)]
    public void UniformPairs_EqualTheStreamsOfEachSubject(int count)
    {
        const ulong Seed = 0x0123456789ABCDEF;
        var address = new StreamAddress(5, 77, 1000);
        double[] first = new double[count];
        double[] second = new double[count];
        double[] alone = new double[count];
        PhiloxLanes.UniformPairs(Seed, address, first, second);
        PhiloxLanes.UniformPairs(Seed, address, alone, []);
        for (int i = 0; i < count; i++)
        {
            var stream = new RandomStream(Seed, address with { Subject = 1000 + (uint)i });
            first[i].ShouldBe(stream.NextUniform());
            second[i].ShouldBe(stream.NextUniform());
            alone[i].ShouldBe(first[i]);
        }
    }
}
