namespace Abscopal.Numerics.Differential;

/// <summary>
/// The explicit Runge-Kutta pair of orders 5 and 4 of Dormand and Prince with steps chosen lane by lane: what one
/// lane does never touches another, so a patient's course does not depend on who is computed beside.
/// </summary>
/// <typeparam name="T">One number or several side by side.</typeparam>
/// <remarks>
/// Sources: Dormand and Prince, J. Comput. Appl. Math. 6 (1980) 19; step control after Hairer, Norsett and Wanner,
/// Solving Ordinary Differential Equations I, II.4. Discontinuities belong between two calls: change the state (a
/// dose, a fraction) and call <see cref="Restart"/>. One object serves one thread.
/// </remarks>
public sealed class DormandPrince<T>
    where T : struct, ILane<T>
{
    private const int GreatestSteps = 1_000_000;
    private readonly IDifferentialSystem<T> _system;
    private readonly T _relative;
    private readonly T _absolute;
    private readonly T[] _k1;
    private readonly T[] _k2;
    private readonly T[] _k3;
    private readonly T[] _k4;
    private readonly T[] _k5;
    private readonly T[] _k6;
    private readonly T[] _k7;
    private readonly T[] _trial;
    private T _step;
    private bool _fresh = true;

    /// <summary>Makes a solver.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="tolerance">How exact.</param>
    /// <param name="firstStep">The first step tried, positive.</param>
    public DormandPrince(IDifferentialSystem<T> system, SolverTolerance tolerance, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance.Relative, nameof(tolerance));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance.Absolute, nameof(tolerance));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstStep);
        _system = system;
        _relative = T.Of(tolerance.Relative);
        _absolute = T.Of(tolerance.Absolute);
        _step = T.Of(firstStep);
        int n = system.Dimension;
        (_k1, _k2, _k3, _k4, _k5, _k6, _k7, _trial) = (new T[n], new T[n], new T[n], new T[n], new T[n], new T[n], new T[n], new T[n]);
    }

    /// <summary>Steps tried so far, counted once for all lanes.</summary>
    public long Steps { get; private set; }

    /// <summary>Forgets the derivative kept from the last step, after the state or the equations were changed.</summary>
    public void Restart() => _fresh = true;

    /// <summary>Sets the next step tried, for example when other subjects take the lanes.</summary>
    /// <param name="step">Positive.</param>
    public void SetStep(double step)
    {
        _step = T.Of(step);
        _fresh = true;
    }

    /// <summary>Carries the states from one time to another.</summary>
    /// <param name="state">The states at the first time; at the second on return.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The second time, not before the first.</param>
    /// <exception cref="InvalidOperationException">The steps became too many.</exception>
    public void Advance(Span<T> state, double from, double to)
    {
        if (!(to > from)) return;
        T time = T.Of(from);
        T end = T.Of(to);
        T least = T.Of(1e-12 * Math.Max(Math.Abs(from), Math.Abs(to)));
        if (_fresh) _system.Derivative(time, state, _k1);
        _fresh = false;
        for (int steps = 0; ; steps++)
        {
            T remaining = end - time;
            T active = T.Less(least, remaining);
            if (!T.Any(active)) return;
            if (steps > GreatestSteps) throw new InvalidOperationException("The solver took more than a million steps; the system may be stiff.");
            Steps++;
            time = Step(state, time, remaining, active, end);
        }
    }

    private T Step(Span<T> state, T time, T remaining, T active, T end)
    {
        T whole = T.Less(_step, remaining);
        T h = T.Select(active, T.Select(whole, _step, remaining), T.Of(0));
        Stages(state, time, h);
        T error = Error(state, h);
        // Below 1e-10 the factor is at its bound anyway; the logarithm wants a positive number.
        T factor = T.Of(0.9) * T.Exp(T.Of(-0.2) * T.Log(T.Max(error, T.Of(1e-10))));
        factor = T.Min(T.Max(factor, T.Of(0.2)), T.Of(5));
        T accepted = T.And(active, T.Less(error, T.Of(1)));
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = T.Select(accepted, _trial[i], state[i]);
            _k1[i] = T.Select(accepted, _k7[i], _k1[i]);
        }

        // A step cut short by the end of the interval must not make the next one short.
        T next = h * factor;
        next = T.Select(whole, next, T.Select(accepted, T.Max(_step, next), next));
        _step = T.Select(active, next, _step);
        return T.Select(accepted, T.Select(whole, time + h, end), time);
    }

    private void Stages(ReadOnlySpan<T> y, T time, T h)
    {
        int n = y.Length;
        T[] k1 = _k1, k2 = _k2, k3 = _k3, k4 = _k4, k5 = _k5, k6 = _k6, u = _trial;
        T a = h * T.Of(1.0 / 5);
        for (int i = 0; i < n; i++) u[i] = T.MultiplyAdd(a, k1[i], y[i]);
        _system.Derivative(T.MultiplyAdd(h, T.Of(1.0 / 5), time), u, k2);

        (T b1, T b2) = (h * T.Of(3.0 / 40), h * T.Of(9.0 / 40));
        for (int i = 0; i < n; i++) u[i] = T.MultiplyAdd(b2, k2[i], T.MultiplyAdd(b1, k1[i], y[i]));
        _system.Derivative(T.MultiplyAdd(h, T.Of(3.0 / 10), time), u, k3);

        (T c1, T c2, T c3) = (h * T.Of(44.0 / 45), h * T.Of(-56.0 / 15), h * T.Of(32.0 / 9));
        for (int i = 0; i < n; i++) u[i] = T.MultiplyAdd(c3, k3[i], T.MultiplyAdd(c2, k2[i], T.MultiplyAdd(c1, k1[i], y[i])));
        _system.Derivative(T.MultiplyAdd(h, T.Of(4.0 / 5), time), u, k4);

        (T d1, T d2, T d3, T d4) = (h * T.Of(19372.0 / 6561), h * T.Of(-25360.0 / 2187), h * T.Of(64448.0 / 6561), h * T.Of(-212.0 / 729));
        for (int i = 0; i < n; i++) u[i] = T.MultiplyAdd(d4, k4[i], T.MultiplyAdd(d3, k3[i], T.MultiplyAdd(d2, k2[i], T.MultiplyAdd(d1, k1[i], y[i]))));
        _system.Derivative(T.MultiplyAdd(h, T.Of(8.0 / 9), time), u, k5);

        (T e1, T e2, T e3, T e4, T e5) = (h * T.Of(9017.0 / 3168), h * T.Of(-355.0 / 33), h * T.Of(46732.0 / 5247), h * T.Of(49.0 / 176), h * T.Of(-5103.0 / 18656));
        for (int i = 0; i < n; i++) u[i] = T.MultiplyAdd(e5, k5[i], T.MultiplyAdd(e4, k4[i], T.MultiplyAdd(e3, k3[i], T.MultiplyAdd(e2, k2[i], T.MultiplyAdd(e1, k1[i], y[i])))));
        _system.Derivative(time + h, u, k6);

        (T f1, T f3, T f4, T f5, T f6) = (h * T.Of(35.0 / 384), h * T.Of(500.0 / 1113), h * T.Of(125.0 / 192), h * T.Of(-2187.0 / 6784), h * T.Of(11.0 / 84));
        for (int i = 0; i < n; i++) u[i] = T.MultiplyAdd(f6, k6[i], T.MultiplyAdd(f5, k5[i], T.MultiplyAdd(f4, k4[i], T.MultiplyAdd(f3, k3[i], T.MultiplyAdd(f1, k1[i], y[i])))));
        _system.Derivative(time + h, u, _k7);
    }

    // The greatest error over the states, in units of what is allowed.
    private T Error(ReadOnlySpan<T> y, T h)
    {
        T[] k1 = _k1, k3 = _k3, k4 = _k4, k5 = _k5, k6 = _k6, k7 = _k7;
        (T e1, T e3, T e4) = (T.Of(71.0 / 57600), T.Of(-71.0 / 16695), T.Of(71.0 / 1920));
        (T e5, T e6, T e7) = (T.Of(-17253.0 / 339200), T.Of(22.0 / 525), T.Of(-1.0 / 40));
        // The greatest quotient is found by products, so that only one is divided; the sum keeps what is no number.
        (T greatest, T least, T all) = (T.Of(0), T.Of(1), T.Of(0));
        for (int i = 0; i < y.Length; i++)
        {
            T sum = T.MultiplyAdd(e7, k7[i], T.MultiplyAdd(e6, k6[i], T.MultiplyAdd(e5, k5[i], T.MultiplyAdd(e4, k4[i], T.MultiplyAdd(e3, k3[i], e1 * k1[i])))));
            T allowed = T.MultiplyAdd(_relative, T.Max(T.Abs(y[i]), T.Abs(_trial[i])), _absolute);
            T error = T.Abs(h * sum);
            T larger = T.Less(greatest * allowed, error * least);
            greatest = T.Select(larger, error, greatest);
            least = T.Select(larger, allowed, least);
            all += error;
        }

        return (greatest / least) + (all - all);
    }
}
