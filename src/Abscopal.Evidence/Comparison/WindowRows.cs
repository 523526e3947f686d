using System.Runtime.InteropServices;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>The rows of two arms at risk in a window of time, as columns.</summary>
internal sealed class WindowRows(double from, double to)
{
    private readonly List<double> _exits = [];
    private readonly List<double> _entries = [];
    private readonly List<double> _weights = [];
    private readonly List<double> _groups = [];
    private readonly List<bool> _events = [];

    public ReadOnlySpan<double> Groups => CollectionsMarshal.AsSpan(_groups);

    public bool IsTreated(int row) => _groups[row] == 1;

    /// <summary>Whether some event happened while both groups were at risk: without one no ratio can be told.</summary>
    public bool BothAtRiskAtAnEvent
    {
        get
        {
            for (int i = 0; i < _exits.Count; i++)
            {
                if (_events[i] && _weights[i] > 0 && IsAtRisk(_exits[i], 1 - _groups[i])) return true;
            }

            return false;
        }
    }

    /// <summary>Adds the rows of an arm; true when it has an event in the window.</summary>
    public bool Add(ArmSample arm, double group)
    {
        bool any = false;
        for (int i = 0; i < arm.Count; i++)
        {
            double weight = arm.Weights.Length > 0 ? arm.Weights[i] : 1;
            double entry = Math.Max(from, arm.Entries.Length > 0 ? arm.Entries[i] : 0);
            if (weight == 0 || entry >= to || (arm.Times[i] <= entry && entry > 0)) continue;
            bool hasEvent = arm.Events[i] && arm.Times[i] <= to;
            _exits.Add(Math.Min(arm.Times[i], to));
            _entries.Add(entry);
            _weights.Add(weight);
            _groups.Add(group);
            _events.Add(hasEvent);
            any |= hasEvent;
        }

        return any;
    }

    // Times tie only when equal: the start of a window must stay apart from an exit just after it.
    public SurvivalData ToSurvivalData()
    {
        SurvivalData data = SurvivalData.FromTimes(
            CollectionsMarshal.AsSpan(_exits), CollectionsMarshal.AsSpan(_events), NearTieRule.Exact, TimeUnit.Months);
        if (_entries.Exists(e => e > 0)) data = data.WithEntry(CollectionsMarshal.AsSpan(_entries));
        return _weights.Exists(w => w != 1) ? data.WithWeights(CollectionsMarshal.AsSpan(_weights), WeightKind.Case) : data;
    }

    private bool IsAtRisk(double time, double group)
    {
        for (int j = 0; j < _exits.Count; j++)
        {
            if (_groups[j] == group && _exits[j] >= time && (_entries[j] < time || _entries[j] == 0)) return true;
        }

        return false;
    }
}
