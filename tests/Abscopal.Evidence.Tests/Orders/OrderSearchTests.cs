using Abscopal.Evidence.Constraints;
using Abscopal.Evidence.Orders;
using Abscopal.Study.Protocol;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Orders;

public sealed class OrderSearchTests
{
    [Fact]
    public void Run_AllFiveIntervalTypesCanHaveMadeLead()
    {
        foreach (string endpoint in new[] { "PFS", "OS" })
        {
            OrderSearchResult result = OrderSearch.Run(Constraints(endpoint, FollowUpAssumption.Complete), new OrderSearchOptions());
            result.IsComplete.ShouldBeTrue();
            foreach (OrderConvention convention in OrderConvention.All) result.CountFor(convention).ShouldBeGreaterThan(0);
        }
    }

    // Log limits reach 12.3 only when the last event comes after every censoring.
    [Fact]
    public void Run_LogLimitsOfProgressionAllowOneOrderWhoseLastSubjectHasTheEvent()
    {
        OrderSearchResult result = OrderSearch.Run(Constraints("PFS", FollowUpAssumption.Complete), new OrderSearchOptions());
        EventOrder order = result.OrdersFor(new OrderConvention(ConfidenceIntervalType.Log, PlateauRule.MidpointToLastObservation)).ShouldHaveSingleItem();
        order.IsEvent(29).ShouldBeTrue();
    }

    [Fact]
    public void Run_OpenFollowUpAllowsEverythingThatCompleteFollowUpAllows()
    {
        foreach (string endpoint in new[] { "PFS", "OS" })
        {
            OrderSearchResult complete = OrderSearch.Run(Constraints(endpoint, FollowUpAssumption.Complete), new OrderSearchOptions());
            OrderSearchResult open = OrderSearch.Run(Constraints(endpoint, FollowUpAssumption.Open), new OrderSearchOptions());
            complete.Orders.Except(open.Orders).ShouldBeEmpty();
        }
    }

    // Every order of 6 subjects with 3 events, held against a plain enumeration of all days 1 to 8.
    [Fact]
    public void Run_SmallCaseEqualsFullEnumeration()
    {
        var constraints = new EndpointConstraints
        {
            Endpoint = "OS",
            Subjects = 6,
            Events = 3,
            Quantiles = [new QuantileConstraint(0.5, new DayWindow(8, 10), new DayWindow(1, 3), null, false, false, 0.8)],
            Landmarks = [new LandmarkConstraint(3, 0.66, 0.84)],
            EventDays = new DayWindow(1, 8),
            CensoringDays = new DayWindow(1, 8),
        };
        foreach (OrderConvention convention in OrderConvention.All)
        {
            OrderSearchResult result = OrderSearch.Run(constraints, new OrderSearchOptions { Crossing = LimitCrossing.First });
            HashSet<ulong> searched = [.. result.OrdersFor(convention).Select(o => o.Mask)];
            searched.SetEquals(Enumerate(constraints, convention)).ShouldBeTrue($"{convention}");
        }
    }

    [Fact]
    public void Run_BudgetSpentIsUndecided() =>
        OrderSearch.Run(Constraints("OS", FollowUpAssumption.Open), new OrderSearchOptions { StepBudget = 100 }).IsComplete.ShouldBeFalse();

    private static EndpointConstraints Constraints(string endpoint, FollowUpAssumption assumption) => EndpointConstraintReader.Read(
        LeadStudy.Published,
        LeadStudy.Arm,
        LeadStudy.Arm.Endpoint(endpoint)!,
        assumption,
        string.Equals(endpoint, "PFS", StringComparison.Ordinal) ? 91 : 0,
        string.Equals(endpoint, "PFS", StringComparison.Ordinal) ? 4 : 0);

    private static HashSet<ulong> Enumerate(EndpointConstraints constraints, OrderConvention convention)
    {
        var found = new HashSet<ulong>();
        int n = constraints.Subjects;
        int[] days = new int[n];
        for (ulong mask = 0; mask < 1UL << n; mask++)
        {
            if (System.Numerics.BitOperations.PopCount(mask) == constraints.Events) Place(0, 1, mask);
        }

        return found;

        void Place(int i, int from, ulong mask)
        {
            if (found.Contains(mask)) return;
            if (i == n)
            {
                if (Meets(mask)) found.Add(mask);
                return;
            }

            // An event after a censoring falls on a later day: on one day events come first.
            int first = i > 0 && (mask >> i & 1) == 1 && (mask >> (i - 1) & 1) == 0 ? from + 1 : from;
            for (int day = first; day <= constraints.EventDays.Last; day++)
            {
                days[i] = day;
                Place(i + 1, day, mask);
            }
        }

        bool Meets(ulong mask)
        {
            bool[] events = [.. Enumerable.Range(0, n).Select(i => (mask >> i & 1) == 1)];
            var options = new KaplanMeierOptions { Level = 0.8, IntervalType = convention.IntervalType, Plateau = convention.Plateau, Crossing = LimitCrossing.First };
            KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromDays(days, events), options);
            SurvivalQuantile median = curve.Median;
            Estimate landmark = curve.At(3.5).Survival;
            return median.Estimate.IsEstimated && 2 * median.Estimate.Value is >= 8 and <= 10
                && median.Lower.IsEstimated && median.Lower.Value is >= 1 and <= 3
                && !median.Upper.IsEstimated
                && landmark.IsEstimated && landmark.Value is >= 0.66 and <= 0.84;
        }
    }
}
