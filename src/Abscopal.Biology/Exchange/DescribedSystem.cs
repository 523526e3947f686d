using Abscopal.Numerics.Differential;

namespace Abscopal.Biology.Exchange;

/// <summary>Computes a described model from its formulas, with the stiff solver.</summary>
public sealed class DescribedSystem : IDifferentialSystem<ScalarLane>
{
    private readonly ModelDescription _model;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly double[] _values;
    private readonly Formula[] _rules;
    private readonly Formula[] _rates;

    /// <summary>Reads the formulas.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="FormatException">A formula is wrong or uses a name that is not there.</exception>
    public DescribedSystem(ModelDescription model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        foreach (string id in model.States.Select(s => s.Id).Concat(model.Constants.Select(c => c.Id)).Concat(model.Rules.Select(r => r.Id)).Append("time")) _places.Add(id, _places.Count);
        _values = new double[_places.Count];
        foreach (ModelConstant constant in model.Constants) _values[_places[constant.Id]] = constant.Value;
        _rules = [.. model.Rules.Select(r => Formula.Parse(r.Formula))];
        _rates = [.. model.States.Select(s => Formula.Parse(s.Rate))];
    }

    /// <inheritdoc/>
    public int Dimension => _model.States.Length;

    /// <inheritdoc/>
    public void Derivative(ScalarLane time, ReadOnlySpan<ScalarLane> state, Span<ScalarLane> derivative)
    {
        Set(time.Value, state);
        for (int i = 0; i < _rates.Length; i++) derivative[i] = new ScalarLane(_rates[i].Evaluate(Value));
    }

    /// <summary>Computes the model at times, with its events.</summary>
    /// <param name="times">The times, rising from 0 or later.</param>
    /// <param name="tolerance">How exact.</param>
    /// <returns>The states at each time, row by row.</returns>
    public double[,] Simulate(IReadOnlyList<double> times, SolverTolerance tolerance)
    {
        ArgumentNullException.ThrowIfNull(times);
        var solver = new Rosenbrock(this, tolerance, 1e-3);
        double[] state = [.. _model.States.Select(s => s.Initial)];
        double[,] result = new double[times.Count, state.Length];
        ModelEvent[] events = [.. _model.Events.OrderBy(e => e.Time)];
        double now = 0;
        int next = 0;
        for (int i = 0; i < times.Count; i++)
        {
            while (next < events.Length && events[next].Time < times[i])
            {
                solver.Advance(state, now, events[next].Time);
                now = events[next].Time;
                Apply(events[next++], now, state);
            }

            solver.Advance(state, now, times[i]);
            now = times[i];
            for (int k = 0; k < state.Length; k++) result[i, k] = state[k];
        }

        return result;
    }

    // All assignments of an event see the values before it.
    private void Apply(ModelEvent what, double time, double[] state)
    {
        Set(time, [.. state.Select(s => new ScalarLane(s))]);
        double[] values = [.. what.Assignments.Select(a => Formula.Parse(a.Formula).Evaluate(Value))];
        for (int i = 0; i < values.Length; i++) state[_places[what.Assignments[i].State]] = values[i];
    }

    private void Set(double time, ReadOnlySpan<ScalarLane> state)
    {
        for (int i = 0; i < state.Length; i++) _values[i] = state[i].Value;
        _values[^1] = time;
        for (int r = 0; r < _rules.Length; r++) _values[_places[_model.Rules[r].Id]] = _rules[r].Evaluate(Value);
    }

    private double Value(string id) => _places.TryGetValue(id, out int place) ? _values[place] : throw new FormatException($"'{id}' is not in the model");
}
