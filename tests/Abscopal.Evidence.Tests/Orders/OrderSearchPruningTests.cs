using System.Numerics;
using Abscopal.Evidence.Constraints;
using Abscopal.Evidence.Orders;
using Abscopal.Numerics.Random;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Orders;

// What the search leaves out on the way against every order tried by itself, for prints of cohorts drawn at random.
public sealed class OrderSearchPruningTests
{
    private const int LastDay = 60;

    [Theory]
    [InlineData(LimitCrossing.ClosestToLevel)]
    [InlineData(LimitCrossing.First)]
    public void Run_LosesNoOrder(LimitCrossing crossing)
    {
        for (uint k = 0; k < 60; k++)
        {
            (EndpointConstraints constraints, OrderConvention convention) = Print(10, k, crossing, isApart: true);
            OrderSearchResult result = OrderSearch.Run(constraints, new OrderSearchOptions { Crossing = crossing });
            result.CountFor(convention).ShouldBeGreaterThan(0, $"{k}: the cohort that printed has an order");
            foreach (OrderConvention tried in OrderConvention.All)
                result.OrdersFor(tried).Select(o => o.Mask).Order().ShouldBe(Every(constraints, tried, crossing, _ => [0]), $"{k}: {tried}");
        }
    }

    [Theory]
    [InlineData(LimitCrossing.ClosestToLevel)]
    [InlineData(LimitCrossing.First)]
    public void Run_LosesNoOrderWithSharedDays(LimitCrossing crossing)
    {
        for (uint k = 0; k < 30; k++)
        {
            (EndpointConstraints constraints, _) = Print(7, k, crossing, isApart: false);
            OrderSearchResult result = OrderSearch.Run(constraints, new OrderSearchOptions { Crossing = crossing, AllowsTies = true });
            foreach (OrderConvention tried in OrderConvention.All)
                result.OrdersFor(tried).Select(o => o.Mask).Distinct().Order().ShouldBe(Every(constraints, tried, crossing, mask => Ties(mask, 7)), $"{k}: {tried}");
        }
    }

    private static IEnumerable<ulong> Every(EndpointConstraints constraints, OrderConvention convention, LimitCrossing crossing, Func<ulong, IEnumerable<ulong>> ties)
    {
        var curves = new OrderCurves(constraints, crossing);
        return Enumerable.Range(0, 1 << constraints.Subjects).Select(m => (ulong)m)
            .Where(m => BitOperations.PopCount(m) == constraints.Events && ties(m).Any(t => curves.Conditions(new EventOrder(m, constraints.Subjects, t), convention) is not null));
    }

    // Sets of places that leave on the day of the one before, for the same reason.
    private static IEnumerable<ulong> Ties(ulong mask, int subjects)
    {
        ulong alike = ~(mask ^ (mask << 1)) & ((1UL << subjects) - 2);
        return Enumerable.Range(0, 1 << subjects).Select(t => (ulong)t).Where(t => (t & ~alike) == 0);
    }

    private static (EndpointConstraints Constraints, OrderConvention Convention) Print(int subjects, uint k, LimitCrossing crossing, bool isApart)
    {
        var random = new RandomStream(1, new StreamAddress(7, k, 0));
        int[] days = new int[subjects];
        bool[] events = new bool[subjects];
        for (int i = 0; i < subjects; i++) (days[i], events[i]) = (isApart ? 1 + (i * LastDay / subjects) + random.NextInt32(LastDay / subjects) : 1 + random.NextInt32(LastDay), random.NextInt32(3) > 0);
        OrderConvention convention = OrderConvention.All[random.NextInt32(OrderConvention.All.Count)];
        var options = new KaplanMeierOptions { Level = 0.8, IntervalType = convention.IntervalType, Plateau = convention.Plateau, Crossing = crossing };
        var data = SurvivalData.FromDays(days, events);
        KaplanMeierCurve curve = KaplanMeier.Estimate(data, options);
        int[] censored = [.. days.Where((_, i) => !events[i])];
        bool isComplete = random.NextInt32(2) == 0;
        var constraints = new EndpointConstraints
        {
            Endpoint = "OS",
            Subjects = subjects,
            Events = events.Count(e => e),
            Quantiles = [Printed(curve.Median)],
            FollowUp = random.NextInt32(2) == 0 ? Printed(KaplanMeier.EstimateFollowUp(data, options).Median) : null,
            Landmarks = [.. new[] { 20, 40 }.Where(t => days.Max() > t).Select(t => (Day: t, Rate: curve.At(t + 0.5).Survival.Value)).Select(l => new LandmarkConstraint(l.Day, l.Rate - 0.01, l.Rate + 0.01))],
            EventDays = new DayWindow(1, LastDay),
            CensoringDays = new DayWindow(isComplete ? censored.DefaultIfEmpty(0).Min() : 0, LastDay),
            LateCensored = censored.Count(d => d >= 45),
            LateDay = 45,
        };
        return (constraints, convention);
    }

    private static QuantileConstraint Printed(SurvivalQuantile quantile) => new(
        0.5,
        quantile.Estimate.ValueOrNull is { } m ? new DayWindow((int)(2 * m) - 2, (int)(2 * m) + 2) : null,
        quantile.Lower.ValueOrNull is { } l ? new DayWindow((int)l - 1, (int)l + 1) : null,
        quantile.Upper.ValueOrNull is { } u ? new DayWindow((int)u - 1, (int)u + 1) : null,
        !quantile.Estimate.IsEstimated,
        !quantile.Upper.IsEstimated,
        0.8);
}
