using Abscopal.Numerics.Random;

namespace Abscopal.Numerics.Tests.Random;

public sealed class RandomStreamTests
{
    private static readonly StreamAddress Address = new(3, 1, 4);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(256)]
    public void Peek_ShowsTheNextWordsAndTakesNone(int count)
    {
        for (int taken = 0; taken < 9; taken++)
        {
            RandomStream stream = After(taken), other = After(taken);
            uint[] words = new uint[count];
            stream.Peek(words);
            foreach (uint word in words) word.ShouldBe(other.NextUInt32());
            stream.NextUInt32().ShouldBe(After(taken).NextUInt32());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(47)]
    public void Skip_TakesAsManyWordsAsDraws(int count)
    {
        for (int taken = 0; taken < 9; taken++)
        {
            RandomStream stream = After(taken), other = After(taken + count);
            stream.Skip(count);
            for (int i = 0; i < 9; i++) stream.NextUInt32().ShouldBe(other.NextUInt32());
        }
    }

    [Fact]
    public void Skip_ToTheEndLeavesNothingToDraw()
    {
        var stream = new RandomStream(1, Address);
        for (int i = 0; i < 8; i++) stream.Skip(int.MaxValue);
        stream.Skip(7);
        stream.NextUInt32().ShouldBe(Philox4x32.Block(new PhiloxBlock(uint.MaxValue, Address.Subject, Address.Item, Address.Purpose), 1, 0).Word3);
        Should.Throw<InvalidOperationException>(() => stream.NextUInt32());
        Should.Throw<InvalidOperationException>(() => stream.Peek(new uint[1]));
        Should.Throw<InvalidOperationException>(() => stream.Skip(1));
    }

    private static RandomStream After(int draws)
    {
        var stream = new RandomStream(0x0123456789ABCDEF, Address);
        for (int i = 0; i < draws; i++) stream.NextUInt32();
        return stream;
    }
}
