namespace Abscopal.Survival;

/// <summary>The cumulative incidence that a regression predicts for one subject: a step at each event time.</summary>
public sealed record PredictedIncidence
{
    private readonly double[] _times;
    private readonly double[] _incidence;

    internal PredictedIncidence(double[] times, double[] incidence)
    {
        _times = times;
        _incidence = incidence;
    }

    /// <summary>The times of the events of the cause, increasing.</summary>
    public ReadOnlySpan<double> Times => _times;

    /// <summary>The probability of an event of the cause by each time.</summary>
    public ReadOnlySpan<double> Incidence => _incidence;

    /// <summary>The incidence at a time; past the last event it stays what it was there.</summary>
    /// <param name="time">A time of at least 0, in the unit of the data.</param>
    public double At(double time)
    {
        if (!(time >= 0)) throw new ArgumentOutOfRangeException(nameof(time), time, "must be at least 0");
        int i = Array.BinarySearch(_times, time);
        if (i < 0) i = ~i - 1;
        return i < 0 ? 0 : _incidence[i];
    }
}
