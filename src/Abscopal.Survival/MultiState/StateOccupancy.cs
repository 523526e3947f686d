using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Survival;

/// <summary>The probabilities of being in each state over time, with their limits and the conventions that made them.</summary>
/// <remarks>The probabilities step at the times of <see cref="Times"/>; at every time they sum to 1.</remarks>
public sealed record StateOccupancy
{
    private readonly ChainSteps _steps;
    private readonly double[] _probabilities;
    private readonly double[] _variances;
    private readonly double _z;

    internal StateOccupancy(
        ImmutableArray<string> states, ChainSteps steps, double[] probabilities, double[] variances, double lastTime, AalenJohansenConventions conventions)
    {
        States = states;
        _steps = steps;
        _probabilities = probabilities;
        _variances = variances;
        LastTime = lastTime;
        Conventions = conventions;
        _z = Normal.UpperQuantile(0.5 * (1 - conventions.Level));
    }

    /// <summary>The state in which the subject is taken to be at the start; null when the start is as observed.</summary>
    public string? From { get; init; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The names of the states.</summary>
    public ImmutableArray<string> States { get; }

    /// <summary>The conventions that made the probabilities.</summary>
    public AalenJohansenConventions Conventions { get; }

    /// <summary>The times after the start at which somebody moves, increasing.</summary>
    public ReadOnlySpan<double> Times => _steps.Times;

    /// <summary>The last time at which anybody was seen.</summary>
    public double LastTime { get; }

    /// <summary>The probability of a state at the start.</summary>
    /// <param name="state">The index of the state.</param>
    public double Initial(int state) => _probabilities[Place(-1, state)];

    /// <summary>The probability of a state from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    /// <param name="state">The index of the state.</param>
    public double Probability(int index, int state) => _probabilities[Place(index, state)];

    /// <summary>The variance of the probability of a state from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    /// <param name="state">The index of the state.</param>
    public double Variance(int index, int state) => _variances[Place(index, state)];

    /// <summary>Those at risk of leaving a state just before the time of an index.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    /// <param name="state">The index of the state.</param>
    public int AtRisk(int index, int state) => _steps.AtRisk[(index * States.Length) + state];

    /// <summary>The moves between two states at the time of an index.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    /// <param name="from">The index of the state left.</param>
    /// <param name="to">The index of the state entered.</param>
    public int Moves(int index, int from, int to) => _steps.Moves[(((index * States.Length) + from) * States.Length) + to];

    /// <summary>The probability of a state at a time, with its standard error and limits.</summary>
    /// <param name="state">The index of the state.</param>
    /// <param name="time">A time from the start on, in the unit of the data.</param>
    /// <remarks>Past the last observation it is known only where nobody was left who could move.</remarks>
    public StateProbability At(int state, double time)
    {
        if (!(time >= Conventions.Start && double.IsFinite(time)))
            throw new ArgumentOutOfRangeException(nameof(time), time, $"must be a finite time from the start {Conventions.Start:R} on");
        int i = Array.BinarySearch(_steps.Times, time);
        if (i < 0) i = ~i - 1;
        Estimate none = Estimate.NotEstimable;
        if (time > LastTime && !AllAbsorbed()) return new StateProbability(States[state], time, none, none, new Interval(none, none));
        double p = _probabilities[Place(i, state)];
        double variance = _variances[Place(i, state)];
        return new StateProbability(
            States[state], time, Estimate.Of(p), Estimate.Of(Math.Sqrt(variance)), IncidenceScale.Limits(Conventions.IntervalType, p, variance, _z));
    }

    /// <summary>The mean time spent in a state from the start to a horizon.</summary>
    /// <param name="state">The index of the state.</param>
    /// <param name="horizon">A time after the start, in the unit of the data.</param>
    /// <returns>The area under the probability; not estimable where the horizon lies past the last observation.</returns>
    public Estimate MeanTime(int state, double horizon)
    {
        if (!(horizon > Conventions.Start && double.IsFinite(horizon)))
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"must be a finite time after the start {Conventions.Start:R}");
        if (horizon > LastTime && !AllAbsorbed()) return Estimate.NotEstimable;
        double area = 0;
        double from = Conventions.Start;
        for (int i = -1; i < Times.Length && from < horizon; i++)
        {
            double to = i + 1 < Times.Length ? Math.Min(Times[i + 1], horizon) : horizon;
            area += (to - from) * _probabilities[Place(i, state)];
            from = to;
        }

        return Estimate.Of(area);
    }

    private int Place(int index, int state) => ((index + 1) * States.Length) + state;

    // A state that nobody ever leaves holds its probability for good.
    private bool AllAbsorbed()
    {
        for (int j = 0; j < States.Length; j++)
        {
            if (_probabilities[Place(Times.Length - 1, j)] > 1e-12 && IsLeft(j)) return false;
        }

        return true;
    }

    private bool IsLeft(int state)
    {
        for (int e = 0; e < Times.Length; e++)
        {
            if (_steps.AtRisk[(e * States.Length) + state] > 0) return true;
        }

        return false;
    }
}
