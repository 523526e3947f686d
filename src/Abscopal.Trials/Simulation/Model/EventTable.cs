namespace Abscopal.Trials.Simulation.Model;

/// <summary>The events of two arms in order, with the numbers at risk just before each.</summary>
internal sealed class EventTable(int capacity)
{
    private readonly double[] _keys = new double[capacity];
    private readonly int[] _payloads = new int[capacity];
    private readonly double[] _sorted = new double[capacity];
    private readonly int[] _order = new int[capacity];
    private readonly BucketOrder _buckets = new(capacity);

    public double[] Time { get; } = new double[capacity];

    public int[] Arm { get; } = new int[capacity];

    public int[] Control { get; } = new int[capacity];

    public int[] Experimental { get; } = new int[capacity];

    /// <summary>The pooled Kaplan-Meier estimate just before each event.</summary>
    public double[] Pooled { get; } = new double[capacity];

    public int Count { get; private set; }

    public int ExperimentalEvents { get; private set; }

    public double ControlExposure { get; private set; }

    public double ExperimentalExposure { get; private set; }

    public double LastControl { get; private set; }

    public double LastExperimental { get; private set; }

    /// <summary>Starts a table whose events come in order, each by <see cref="AddEvent"/>.</summary>
    public void OpenOrdered() => (Count, ExperimentalEvents, _survival) = (0, 0, 1);

    private double _survival;

    /// <summary>Adds the next event, with the numbers at risk just before it.</summary>
    public void AddEvent(double time, int arm, int control, int experimental)
    {
        int count = Count;
        Time[count] = time;
        Arm[count] = arm;
        Control[count] = control;
        Experimental[count] = experimental;
        Pooled[count] = _survival;
        _survival *= 1 - (1.0 / (control + experimental));
        ExperimentalEvents += arm;
        Count = count + 1;
    }

    /// <summary>Adds the follow-up of a subject where <see cref="AddEvent"/> fills the table.</summary>
    public void AddFollowUp(double time, int arm)
    {
        if (arm == 0)
        {
            ControlExposure += time;
            LastControl = Math.Max(LastControl, time);
        }
        else
        {
            ExperimentalExposure += time;
            LastExperimental = Math.Max(LastExperimental, time);
        }
    }

    /// <summary>Forgets all follow-up.</summary>
    public void ClearFollowUp() => ControlExposure = ExperimentalExposure = LastControl = LastExperimental = 0;

    /// <summary>Starts a table; subjects follow, then <see cref="Close"/>.</summary>
    public void Open()
    {
        _filled = _atRiskControl = _atRiskExperimental = 0;
        ClearFollowUp();
    }

    private int _filled;
    private int _atRiskControl;
    private int _atRiskExperimental;

    /// <summary>Adds a subject: follow-up time, whether it ended in an event, and arm 0 or 1.</summary>
    public void Add(double time, bool isEvent, int arm)
    {
        _keys[_filled] = time;
        _payloads[_filled++] = (isEvent ? 2 : 0) | arm;
        _atRiskControl += 1 - arm;
        _atRiskExperimental += arm;
        AddFollowUp(time, arm);
    }

    public void Close()
    {
        int n = _filled;
        OpenOrdered();
        if (n == 0) return;
        _buckets.Sort(_keys.AsSpan(0, n), _payloads.AsSpan(0, n), _sorted, _order, Math.Max(Math.Max(LastControl, LastExperimental), 1e-12));
        int control = _atRiskControl;
        int experimental = _atRiskExperimental;
        for (int i = 0; i < n; i++)
        {
            int payload = _order[i];
            int arm = payload & 1;
            if ((payload & 2) != 0) AddEvent(_sorted[i], arm, control, experimental);
            control -= 1 - arm;
            experimental -= arm;
        }
    }
}
