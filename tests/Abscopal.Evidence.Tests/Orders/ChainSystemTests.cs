using Abscopal.Evidence.Constraints;
using Abscopal.Evidence.Orders;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Tests.Orders;

public sealed class ChainSystemTests
{
    // The second asks for counts near 2^32 / 3 of possible days, so that a third of all words do not settle their draw.
    [Theory]
    [InlineData(400)]
    [InlineData(1_431_655_766)]
    public void Mix_EqualsOneDrawAfterTheOther(int last)
    {
        var order = new EventOrder(0b0110_1011, 8);
        var chain = new ChainSystem(8);
        chain.Start(order, new EndpointConstraints { Endpoint = "OS", Subjects = 8, Events = 5, EventDays = new DayWindow(1, last), CensoringDays = new DayWindow(last / 8, last) });
        chain.RestrictSum(3, 5, new DayWindow(last / 2, last));
        chain.RestrictSum(1, 2, new DayWindow(last / 4, last / 2));
        int[] mixed = new int[8];
        chain.TrySolve(mixed).ShouldBeTrue();
        int[] plain = [.. mixed];
        var random = new RandomStream(5, new StreamAddress(1, 2, 3));
        RandomStream other = random;
        chain.Mix(mixed, 100, ref random);
        for (int sweep = 0; sweep < 100; sweep++) Sweep(chain, order, plain, ref other);
        mixed.ShouldBe(plain);
        random.NextUInt32().ShouldBe(other.NextUInt32());
    }

    private static void Sweep(ChainSystem chain, EventOrder order, int[] days, ref RandomStream random)
    {
        for (int i = 0; i < days.Length; i++)
        {
            (int low, int high) = Room(chain, order, days, i);
            foreach ((int a, int b, DayWindow sum) in chain.Pairs)
            {
                if (i != a && i != b) continue;
                int other = days[a + b - i];
                (low, high) = (Math.Max(low, sum.First - other), Math.Min(high, sum.Last - other));
            }

            days[i] = low + random.NextInt32(high - low + 1);
        }

        foreach ((int a, int b, _) in chain.Pairs)
        {
            (int lowA, int highA) = Room(chain, order, days, a);
            (int lowB, int highB) = Room(chain, order, days, b);
            (int least, int most) = (Math.Max(lowA - days[a], days[b] - highB), Math.Min(highA - days[a], days[b] - lowB));
            if (b == a + 1) most = Math.Min(most, (days[b] - days[a] - Gap(order, b)) / 2);
            int shift = least + random.NextInt32(most - least + 1);
            (days[a], days[b]) = (days[a] + shift, days[b] - shift);
        }
    }

    private static (int Low, int High) Room(ChainSystem chain, EventOrder order, int[] days, int i)
    {
        DayWindow window = chain.Window(i);
        return (
            i > 0 ? Math.Max(window.First, days[i - 1] + Gap(order, i)) : window.First,
            i + 1 < days.Length ? Math.Min(window.Last, days[i + 1] - Gap(order, i + 1)) : window.Last);
    }

    private static int Gap(EventOrder order, int i) => order.IsEvent(i) && !order.IsEvent(i - 1) ? 1 : 0;
}
