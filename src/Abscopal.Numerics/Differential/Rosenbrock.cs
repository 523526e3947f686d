namespace Abscopal.Numerics.Differential;

/// <summary>
/// A linearly implicit Runge-Kutta method of order 4 with an embedded one of order 3, for stiff systems: each step
/// solves four linear systems with the same Jacobian matrix.
/// </summary>
/// <remarks>
/// Sources: Kaps and Rentrop, Numer. Math. 33 (1979) 55; coefficients of Shampine, ACM TOMS 8 (1982) 93. The Jacobian
/// matrix is taken by forward differences. One object serves one thread.
/// </remarks>
public sealed class Rosenbrock
{
    private const double Gamma = 0.5;
    private const int GreatestSteps = 1_000_000;
    private static readonly double[] Weights = [19.0 / 9, 1.0 / 2, 25.0 / 108, 125.0 / 108];
    private static readonly double[] ErrorWeights = [17.0 / 54, 7.0 / 36, 0, 125.0 / 108];
    private static readonly double[] TimeWeights = [1.0 / 2, -3.0 / 2, 121.0 / 50, 29.0 / 250];
    private readonly IDifferentialSystem<ScalarLane> _system;
    private readonly SolverTolerance _tolerance;
    private readonly int _n;
    private readonly double[,] _matrix;
    private readonly double[,] _jacobian;
    private readonly int[] _pivots;
    private readonly ScalarLane[] _state;
    private readonly ScalarLane[] _derivative;
    private readonly double[] _slope;
    private readonly double[] _slopeInTime;
    private readonly double[][] _g;
    private double _step;

    /// <summary>Makes a solver.</summary>
    /// <param name="system">The equations.</param>
    /// <param name="tolerance">How exact.</param>
    /// <param name="firstStep">The first step tried, positive.</param>
    public Rosenbrock(IDifferentialSystem<ScalarLane> system, SolverTolerance tolerance, double firstStep)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstStep);
        _system = system;
        _tolerance = tolerance;
        _step = firstStep;
        _n = system.Dimension;
        (_matrix, _jacobian, _pivots) = (new double[_n, _n], new double[_n, _n], new int[_n]);
        (_state, _derivative) = (new ScalarLane[_n], new ScalarLane[_n]);
        (_slope, _slopeInTime) = (new double[_n], new double[_n]);
        _g = [new double[_n], new double[_n], new double[_n], new double[_n]];
    }

    /// <summary>Steps tried so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Carries the states from one time to another.</summary>
    /// <param name="state">The states at the first time; at the second on return.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The second time, not before the first.</param>
    /// <exception cref="InvalidOperationException">The steps became too many or a matrix is singular.</exception>
    public void Advance(Span<double> state, double from, double to)
    {
        double time = from;
        double[] trial = new double[_n];
        for (int steps = 0; to - time > 1e-12 * Math.Max(Math.Abs(from), Math.Abs(to)); steps++)
        {
            if (steps > GreatestSteps) throw new InvalidOperationException("The solver took more than a million steps.");
            Steps++;
            double remaining = to - time;
            double h = Math.Min(_step, remaining);
            Differentiate(state, time);
            double error = Try(state, time, h, trial);
            double factor = Math.Clamp(0.9 * Math.Pow(Math.Max(error, 1e-12), -0.25), 0.2, 4);
            bool accepted = error <= 1;
            if (accepted)
            {
                trial.CopyTo(state);
                time = h >= remaining ? to : time + h;
            }

            _step = h < _step && accepted ? Math.Max(_step, h * factor) : h * factor;
        }
    }

    private void Differentiate(ReadOnlySpan<double> y, double time)
    {
        Evaluate(y, time, _slope);
        double[] moved = y.ToArray();
        double[] there = new double[_n];
        double dt = 1e-7 * Math.Max(1, Math.Abs(time));
        Evaluate(y, time + dt, there);
        for (int i = 0; i < _n; i++) _slopeInTime[i] = (there[i] - _slope[i]) / dt;
        for (int j = 0; j < _n; j++)
        {
            double d = 1e-7 * Math.Max(Math.Abs(y[j]), 1e-3);
            moved[j] = y[j] + d;
            d = moved[j] - y[j];
            Evaluate(moved, time, there);
            for (int i = 0; i < _n; i++) _jacobian[i, j] = (there[i] - _slope[i]) / d;
            moved[j] = y[j];
        }
    }

    private double Try(ReadOnlySpan<double> y, double time, double h, double[] trial)
    {
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < _n; j++) _matrix[i, j] = (i == j ? 1 / (Gamma * h) : 0) - _jacobian[i, j];
        }

        Factorise();
        Stage(0, _slope, h, [0, 0, 0]);
        double[] slope = new double[_n];
        for (int i = 0; i < _n; i++) trial[i] = y[i] + (2 * _g[0][i]);
        Evaluate(trial, time + h, slope);
        Stage(1, slope, h, [-8, 0, 0]);
        for (int i = 0; i < _n; i++) trial[i] = y[i] + (48.0 / 25 * _g[0][i]) + (6.0 / 25 * _g[1][i]);
        Evaluate(trial, time + (3.0 / 5 * h), slope);
        Stage(2, slope, h, [372.0 / 25, 12.0 / 5, 0]);
        Stage(3, slope, h, [-112.0 / 125, -54.0 / 125, -2.0 / 5]);
        double greatest = 0;
        for (int i = 0; i < _n; i++)
        {
            double sum = 0;
            double error = 0;
            for (int k = 0; k < 4; k++)
            {
                sum += Weights[k] * _g[k][i];
                error += ErrorWeights[k] * _g[k][i];
            }

            trial[i] = y[i] + sum;
            double allowed = _tolerance.Absolute + (_tolerance.Relative * Math.Max(Math.Abs(y[i]), Math.Abs(trial[i])));
            greatest = Math.Max(greatest, Math.Abs(error) / allowed);
        }

        return double.IsFinite(greatest) ? greatest : 1e6;
    }

    private void Stage(int stage, double[] slope, double h, ReadOnlySpan<double> earlier)
    {
        double[] g = _g[stage];
        for (int i = 0; i < _n; i++)
        {
            double sum = slope[i] + (h * TimeWeights[stage] * _slopeInTime[i]);
            for (int k = 0; k < stage; k++) sum += earlier[k] / h * _g[k][i];
            g[i] = sum;
        }

        Solve(g);
    }

    private void Evaluate(ReadOnlySpan<double> y, double time, double[] result)
    {
        for (int i = 0; i < _n; i++) _state[i] = new ScalarLane(y[i]);
        _system.Derivative(new ScalarLane(time), _state, _derivative);
        for (int i = 0; i < _n; i++) result[i] = _derivative[i].Value;
    }

    private void Factorise()
    {
        for (int k = 0; k < _n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < _n; i++)
            {
                if (Math.Abs(_matrix[i, k]) > Math.Abs(_matrix[pivot, k])) pivot = i;
            }

            _pivots[k] = pivot;
            if (_matrix[pivot, k] == 0) throw new InvalidOperationException("The matrix of an implicit step is singular.");
            for (int j = 0; pivot != k && j < _n; j++) (_matrix[k, j], _matrix[pivot, j]) = (_matrix[pivot, j], _matrix[k, j]);
            for (int i = k + 1; i < _n; i++)
            {
                double factor = _matrix[i, k] /= _matrix[k, k];
                for (int j = k + 1; j < _n; j++) _matrix[i, j] -= factor * _matrix[k, j];
            }
        }
    }

    private void Solve(double[] b)
    {
        for (int k = 0; k < _n; k++) (b[k], b[_pivots[k]]) = (b[_pivots[k]], b[k]);
        for (int i = 1; i < _n; i++)
        {
            for (int j = 0; j < i; j++) b[i] -= _matrix[i, j] * b[j];
        }

        for (int i = _n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < _n; j++) b[i] -= _matrix[i, j] * b[j];
            b[i] /= _matrix[i, i];
        }
    }
}
