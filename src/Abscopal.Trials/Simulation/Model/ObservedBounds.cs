using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>Bounds for the events that are really there; each sequence of events is solved once.</summary>
internal sealed class ObservedBounds
{
    private const int Remembered = 6;
    private readonly BoundUpdate _update;
    private readonly GroupSequentialOptions _options;
    private readonly Dictionary<(int Looks, int, int, int, int, int, int), double> _known = [];
    private readonly int[] _events = new int[Remembered];

    public ObservedBounds(BoundUpdate update)
    {
        _update = update;
        _options = new GroupSequentialOptions { InformationFractions = [1], Alpha = update.Alpha, Efficacy = EfficacyRule.Spending(update.Spending) };
    }

    public double Upper(int look, int events, bool isFinal)
    {
        if (look >= Remembered) throw new DesignException("looks", $"are more than {Remembered}", $"at most {Remembered} with bounds that follow the events");
        // No information was added since the look before: nothing may be claimed, unless it is the last.
        if (look > 0 && events <= _events[look - 1]) events = _events[look - 1] + 1;
        _events[look] = events;
        Array.Clear(_events, look + 1, Remembered - look - 1);
        var key = (isFinal ? -look - 1 : look + 1, _events[0], _events[1], _events[2], _events[3], _events[4], _events[5]);
        if (_known.TryGetValue(key, out double bound)) return bound;
        double[] information = [.. _events.Take(look + 1).Select(e => (double)e)];
        bound = events == 0 ? double.PositiveInfinity : BoundaryUpdate.Efficacy(_options, information, _update.PlannedEvents, isFinal)[^1];
        _known.Add(key, bound);
        return bound;
    }
}
