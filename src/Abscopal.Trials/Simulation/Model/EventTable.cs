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

    /// <summary>Starts a table; subjects follow, then <see cref="Close"/>.</summary>
    public void Open()
    {
        _filled = _atRiskControl = _atRiskExperimental = 0;
        ControlExposure = ExperimentalExposure = LastControl = LastExperimental = 0;
    }

    private int _filled;
    private int _atRiskControl;
    private int _atRiskExperimental;

    /// <summary>Adds a subject: follow-up time, whether it ended in an event, and arm 0 or 1.</summary>
    public void Add(double time, bool isEvent, int arm)
    {
        _keys[_filled] = time;
        _payloads[_filled++] = (isEvent ? 2 : 0) | arm;
        if (arm == 0)
        {
            _atRiskControl++;
            ControlExposure += time;
            LastControl = Math.Max(LastControl, time);
        }
        else
        {
            _atRiskExperimental++;
            ExperimentalExposure += time;
            LastExperimental = Math.Max(LastExperimental, time);
        }
    }

    public void Close()
    {
        int n = _filled;
        Count = ExperimentalEvents = 0;
        if (n == 0) return;
        _buckets.Sort(_keys.AsSpan(0, n), _payloads.AsSpan(0, n), _sorted, _order, Math.Max(Math.Max(LastControl, LastExperimental), 1e-12));
        int control = _atRiskControl;
        int experimental = _atRiskExperimental;
        double survival = 1;
        int count = 0;
        for (int i = 0; i < n; i++)
        {
            int payload = _order[i];
            int arm = payload & 1;
            if ((payload & 2) != 0)
            {
                Time[count] = _sorted[i];
                Arm[count] = arm;
                Control[count] = control;
                Experimental[count] = experimental;
                Pooled[count++] = survival;
                survival *= 1 - (1.0 / (control + experimental));
                ExperimentalEvents += arm;
            }

            control -= 1 - arm;
            experimental -= arm;
        }

        Count = count;
    }
}
