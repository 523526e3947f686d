using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Sampling;

/// <summary>A first cohort that meets the rows at risk and is near the printed curve; a walk leads it to the rest.</summary>
internal static class CohortStart
{
    public static void Place(ArmState state, ref RandomStream random)
    {
        ArmConditions conditions = state.Conditions;
        int n = conditions.Subjects;
        int[] days = new int[n];
        bool[] events = new bool[n];
        if (conditions.RowDays.Length > 1) InWindows(conditions, days, ref random);
        else AlongCurve(conditions, days, ref random);
        Array.Sort(days);
        if (conditions.RowCensored.Length > 0) ByColumns(conditions, days, events);
        else Latest(conditions, events);
        for (int i = 0; i < n; i++) days[i] = Math.Clamp(days[i], events[i] ? 1 : conditions.FirstCensoring, conditions.LastDay);
        state.Set(days, events);
    }

    private static void InWindows(ArmConditions conditions, int[] days, ref RandomStream random)
    {
        int i = 0;
        for (int k = 0; k < conditions.RowDays.Length; k++)
        {
            int next = k + 1 < conditions.RowDays.Length ? conditions.RowCounts[k + 1] : 0;
            int first = Math.Max(1, conditions.RowDays[k]);
            int last = k + 1 < conditions.RowDays.Length ? conditions.RowDays[k + 1] - 1 : conditions.LastDay;
            for (int leaving = conditions.RowCounts[k] - next; leaving > 0; leaving--) days[i++] = first + random.NextInt32(Math.Max(1, last - first + 1));
        }
    }

    private static void AlongCurve(ArmConditions conditions, int[] days, ref RandomStream random)
    {
        var knots = new SortedDictionary<int, double> { [0] = 1 };
        foreach (CurveCondition c in conditions.Conditions.Where(c => !c.Reverse && c.DayAt > 0 && c.Kind is ConditionKind.Rate or ConditionKind.Quantile))
            knots[c.DayAt] = 0.5 * (c.Least + c.Greatest);
        int[] at = [.. knots.Keys];
        double[] height = [.. knots.Values];
        for (int i = 0; i < days.Length; i++)
        {
            double target = 1 - ((i + 0.5) / days.Length);
            int k = 0;
            while (k + 1 < at.Length && height[k + 1] > target) k++;
            int first = at[k] + 1;
            int last = k + 1 < at.Length ? at[k + 1] : conditions.LastDay;
            days[i] = first + random.NextInt32(Math.Max(1, last - first + 1));
        }
    }

    // In each column as many censored as printed, the latest of it.
    private static void ByColumns(ArmConditions conditions, int[] days, bool[] events)
    {
        int i = 0;
        for (int k = 0; k < conditions.RowDays.Length; k++)
        {
            bool isLast = k + 1 == conditions.RowDays.Length;
            int leaving = conditions.RowCounts[k] - (isLast ? 0 : conditions.RowCounts[k + 1]);
            int before = conditions.RowCensored[k];
            int censored = isLast
                ? Math.Clamp(conditions.Events is { } all ? days.Length - all - before : leaving, 0, leaving)
                : Math.Clamp(conditions.RowCensored[k + 1] - before, 0, leaving);
            for (int j = 0; j < leaving; j++, i++) events[i] = j < leaving - censored;
        }
    }

    private static void Latest(ArmConditions conditions, bool[] events)
    {
        int all = conditions.Events ?? (4 * events.Length / 5);
        for (int i = 0; i < events.Length; i++) events[i] = i < all;
    }
}
