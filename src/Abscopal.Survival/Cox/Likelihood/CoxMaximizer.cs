namespace Abscopal.Survival;

/// <summary>Newton's steps with halving on a partial likelihood, some of whose coefficients may be held fixed.</summary>
internal sealed class CoxMaximizer
{
    private const int MostHalvings = 30;
    private const int FirstCheckOfMonotony = 4;

    private readonly PartialLikelihood _likelihood;
    private readonly CoxOptions _options;
    private const double NoInformation = 1e-10;

    private readonly bool[] _held;
    private readonly double[] _informationAtStart;
    private readonly double[] _step;
    private readonly double[] _trial;

    public CoxMaximizer(PartialLikelihood likelihood, CoxOptions options, double[] start)
    {
        _likelihood = likelihood;
        _options = options;
        Beta = start;
        _held = new bool[start.Length];
        _step = new double[start.Length];
        _trial = new double[start.Length];
        Infinite = new bool[start.Length];
        Undetermined = new bool[start.Length];
        _informationAtStart = new double[start.Length];
    }

    public double[] Beta { get; }

    /// <summary>The coefficients that part of the likelihood sends to infinity.</summary>
    public bool[] Infinite { get; }

    /// <summary>The coefficients that the likelihood no longer depends on once others are infinite.</summary>
    public bool[] Undetermined { get; }

    public int Iterations { get; private set; }

    /// <summary>Whether directions of monotone likelihood are looked for.</summary>
    public bool SeeksInfinite { get; init; } = true;

    public void Hold(int coefficient) => _held[coefficient] = true;

    /// <summary>Climbs to the maximum; the likelihood is left evaluated there.</summary>
    /// <param name="evaluated">Whether the likelihood already stands at the starting coefficients.</param>
    public bool Run(bool evaluated)
    {
        if (!evaluated) _likelihood.Evaluate(Beta);
        for (int j = 0; j < Beta.Length; j++) _informationAtStart[j] = _likelihood.Information[j, j];
        return Climb(_options.MaximalIterations);
    }

    private bool Climb(int mostIterations)
    {
        if (Array.TrueForAll(_held, h => h)) return true;
        for (int iteration = 1; iteration <= mostIterations; iteration++)
        {
            Iterations++;
            if (!TrySetStep(out double largest)) return false;
            bool mayDiverge = SeeksInfinite && iteration >= FirstCheckOfMonotony && largest > 0.05;
            if (mayDiverge && MonotoneDirection.TryFind(_likelihood, _step, out double[] direction))
            {
                Send(direction);
                return Climb(mostIterations);
            }

            bool rose = TakeStep();
            if (largest < _options.StepTolerance || !rose) return largest < Math.Sqrt(_options.StepTolerance);
        }

        return false;
    }

    private void Send(double[] direction)
    {
        for (int j = 0; j < direction.Length; j++)
        {
            if (direction[j] == 0) continue;
            Beta[j] += direction[j];
            Infinite[j] = _held[j] = true;
        }

        _likelihood.Evaluate(Beta);
        for (int j = 0; j < _held.Length; j++)
        {
            if (!_held[j] && !(_likelihood.Information[j, j] > NoInformation * _informationAtStart[j])) _held[j] = Undetermined[j] = true;
        }

        HoldDependent();
    }

    // Of coefficients that only act together once others are infinite, the later ones stay where they are.
    private void HoldDependent()
    {
        int[] free = Free();
        while (free.Length > 0 && !InformationInverse.TryInvert(Part(_likelihood.Information, free), out _, out int dependent))
        {
            _held[free[dependent]] = Undetermined[free[dependent]] = true;
            free = Free();
        }
    }

    private int[] Free() => [.. Enumerable.Range(0, _held.Length).Where(j => !_held[j])];

    private bool TrySetStep(out double largest)
    {
        int[] free = Free();
        largest = 0;
        if (!TryInvert(_likelihood.Curvature, free, out double[,] inverse) && !TryInvert(_likelihood.Information, free, out inverse)) return false;
        Array.Clear(_step);
        for (int j = 0; j < free.Length; j++)
        {
            for (int k = 0; k < free.Length; k++) _step[free[j]] += inverse[j, k] * _likelihood.Score[free[k]];
            largest = Math.Max(largest, Math.Abs(_step[free[j]]) * _likelihood.Design.Ranges[free[j]]);
        }

        return double.IsFinite(largest);
    }

    private static bool TryInvert(double[,] matrix, int[] free, out double[,] inverse) => InformationInverse.TryInvert(Part(matrix, free), out inverse, out _);

    private static double[,] Part(double[,] matrix, int[] free)
    {
        double[,] part = new double[free.Length, free.Length];
        for (int j = 0; j < free.Length; j++)
        {
            for (int k = 0; k < free.Length; k++) part[j, k] = matrix[free[j], free[k]];
        }

        return part;
    }

    private bool TakeStep()
    {
        double before = _likelihood.LogLikelihood;
        double share = 1;
        for (int halving = 0; halving < MostHalvings; halving++, share *= 0.5)
        {
            for (int j = 0; j < _step.Length; j++) _trial[j] = Beta[j] + (share * _step[j]);
            _likelihood.Evaluate(_trial);
            if (!(_likelihood.LogLikelihood >= before - (1e-11 * Math.Abs(before)))) continue;
            _trial.CopyTo(Beta, 0);
            return true;
        }

        _likelihood.Evaluate(Beta);
        return false;
    }
}
