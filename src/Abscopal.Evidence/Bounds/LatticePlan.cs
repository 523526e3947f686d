using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Bounds;

/// <summary>The anchors of a lattice: every day on which the print asks something, and the days that are wanted.</summary>
internal sealed class LatticePlan
{
    private readonly SortedDictionary<int, LatticeAnchor> _anchors = [];

    public LatticePlan(ArmConditions conditions, IEnumerable<int> wanted)
    {
        Conditions = conditions;
        LastDay = conditions.LastDay;
        foreach (int day in wanted.Where(d => d >= 0 && d < LastDay)) At(day);
        if (conditions.FirstCensoring > 0) At(Math.Min(LastDay, conditions.FirstCensoring - 1));
        AddRows();
        foreach (int day in conditions.SeenOn) At(Math.Min(LastDay, day - 1)).Restrict(1, int.MaxValue);
        foreach (CurveCondition condition in conditions.Conditions) Add(condition);
        // One window after the other: a limit whose window overlaps another one's is not asked for, which only widens.
        int until = -1;
        foreach (CurveCondition limit in conditions.Conditions.Where(c => c is { Kind: ConditionKind.QuantileLimit, DayBefore: < int.MaxValue }).OrderBy(c => c.DayAt).ThenBy(c => c.DayBefore))
        {
            if (limit.DayBefore < until || limit.DayAt < 0 || limit.DayAt > LastDay) continue;
            if (limit.DayBefore >= 0) At(limit.DayBefore).Opens = limit;
            else OpensAtStart = limit;
            At(limit.DayAt).Closes = limit;
            until = limit.DayAt;
        }

        At(LastDay).Restrict(0, 0);
        Anchors = [.. _anchors.Values];
    }

    public ArmConditions Conditions { get; }

    public int LastDay { get; }

    public LatticeAnchor[] Anchors { get; }

    /// <summary>The limit whose window is open from the start.</summary>
    public CurveCondition? OpensAtStart { get; private set; }

    /// <summary>Limits that no step may reach.</summary>
    public List<CurveCondition> NeverReached { get; } = [];

    /// <summary>A printed time lies beyond the last day that anybody can have been seen.</summary>
    public bool AsksBeyondTheEnd { get; private set; }

    private void AddRows()
    {
        for (int k = 1; k < Conditions.RowDays.Length; k++)
        {
            int day = Conditions.RowDays[k] - 1;
            if (day >= LastDay)
            {
                AsksBeyondTheEnd |= Conditions.RowCounts[k] > 0;
                continue;
            }

            LatticeAnchor anchor = At(day);
            if (Conditions.RowMayTie[k])
            {
                anchor.Restrict(Conditions.RowCounts[k], int.MaxValue);
                At(Math.Min(LastDay, day + 1)).Restrict(0, Conditions.RowCounts[k]);
                continue;
            }

            anchor.Restrict(Conditions.RowCounts[k], Conditions.RowCounts[k]);
            if (k < Conditions.RowCensored.Length) anchor.Censored = Conditions.RowCensored[k];
        }
    }

    private void Add(CurveCondition condition)
    {
        switch (condition.Kind)
        {
            case ConditionKind.Rate or ConditionKind.RateLimit:
                At(Math.Min(LastDay, condition.DayAt)).Rates.Add(condition);
                break;
            case ConditionKind.Quantile:
                if (condition.DayBefore >= 0) At(Math.Min(LastDay, condition.DayBefore)).NotYet.Add(condition);
                if (condition.DayBefore >= LastDay && condition.DayBefore < int.MaxValue) AsksBeyondTheEnd = true;
                else if (condition.DayAt >= 0) At(Math.Min(LastDay, condition.DayAt)).Reached.Add(condition);
                break;
            default:
                if (condition.DayBefore == int.MaxValue) NeverReached.Add(condition);
                else if (condition.DayBefore >= LastDay) AsksBeyondTheEnd = true;
                break;
        }
    }

    private LatticeAnchor At(int day)
    {
        if (!_anchors.TryGetValue(day, out LatticeAnchor? anchor)) _anchors[day] = anchor = new LatticeAnchor(day);
        return anchor;
    }
}
