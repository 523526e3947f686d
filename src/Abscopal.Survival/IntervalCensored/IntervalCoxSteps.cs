using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Survival;

/// <summary>The EM steps of <see cref="IntervalCox"/>.</summary>
internal sealed class IntervalCoxSteps
{
    private readonly double[][] _x;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly bool[] _censored;

    public IntervalCoxSteps(IntervalCensoredData data, IReadOnlyList<ParametricCovariate> covariates)
    {
        InnermostIntervals sets = InnermostIntervals.Find(data);
        JumpTimes = [.. sets.Upper.Where(double.IsFinite).Distinct().Order()];
        if (JumpTimes.Length == 0) throw new SurvivalDataException("there are no events; at least one finite interval is needed");
        int n = data.Count;
        _x = new double[n][];
        _from = new int[n];
        _to = new int[n];
        _censored = new bool[n];
        for (int i = 0; i < n; i++)
        {
            _x[i] = [.. covariates.Select(c => c.Values[i])];
            _censored[i] = double.IsInfinity(data.Upper[i]);
            bool exact = data.Lower[i] == data.Upper[i];
            _from[i] = JumpTimes.Count(t => exact ? t < data.Lower[i] : t <= data.Lower[i]);
            _to[i] = _censored[i] ? _from[i] : JumpTimes.Count(t => t <= data.Upper[i]);
        }
    }

    public double[] JumpTimes { get; }

    public double[] StartingJumps()
    {
        double[] jumps = new double[JumpTimes.Length];
        Array.Fill(jumps, 1.0 / jumps.Length);
        return jumps;
    }

    /// <summary>The standard deviation of a covariate, or 1.</summary>
    public double Spread(int j)
    {
        double mean = _x.Average(x => x[j]);
        double variance = _x.Average(x => (x[j] - mean) * (x[j] - mean));
        return variance > 0 ? Math.Sqrt(variance) : 1;
    }

    /// <summary>Iterates in place until the log-likelihood and the coefficients stand still.</summary>
    /// <remarks>
    /// EM steps in pairs, stretched by the squared extrapolation of Varadhan and Roland, Scand. J. Stat. 35 (2008)
    /// 335-353, steplength 3; a stretch that lowers the likelihood is taken back to the plain pair.
    /// </remarks>
    public (double LogLikelihood, int Iterations, bool Converged) Climb(double[] beta, double[] jumps, int maximum, bool fixedBeta)
    {
        double[] start = Point(beta, jumps);
        double value = Step(beta, jumps, fixedBeta);
        for (int iteration = 1; iteration <= maximum; iteration += 3)
        {
            double[] once = Point(beta, jumps);
            Step(beta, jumps, fixedBeta);
            double[] twice = Point(beta, jumps);
            Stretch(start, once, twice, beta, jumps);
            if (!(Expect(beta, jumps, new double[jumps.Length], out _) >= value)) Place(twice, beta, jumps);
            double[] stretched = Point(beta, jumps);
            double reached = Step(beta, jumps, fixedBeta);
            double moved = Distance(stretched, Point(beta, jumps), beta.Length);
            if (Math.Abs(reached - value) < 1e-11 && moved < 1e-10) return (reached, iteration, true);
            value = reached;
            start = stretched;
        }

        return (value, maximum, false);
    }

    private static double[] Point(double[] beta, double[] jumps) => [.. beta, .. jumps];

    private static void Place(double[] point, double[] beta, double[] jumps)
    {
        point.AsSpan(0, beta.Length).CopyTo(beta);
        point.AsSpan(beta.Length).CopyTo(jumps);
    }

    private static double Distance(double[] from, double[] to, int length)
    {
        double largest = 0;
        for (int a = 0; a < length; a++) largest = Math.Max(largest, Math.Abs(to[a] - from[a]));
        return largest;
    }

    // Jumps move on the log scale, so that none becomes negative; one that has vanished stays so.
    private static void Stretch(double[] start, double[] once, double[] twice, double[] beta, double[] jumps)
    {
        double first = 0;
        double second = 0;
        for (int a = 0; a < start.Length; a++)
        {
            (double r, double v) = Differences(start, once, twice, a, beta.Length);
            first += r * r;
            second += v * v;
        }

        if (second == 0) return;
        double alpha = -Math.Max(1, Math.Sqrt(first / second));
        for (int a = 0; a < start.Length; a++)
        {
            (double r, double v) = Differences(start, once, twice, a, beta.Length);
            double move = (-2 * alpha * r) + (alpha * alpha * v);
            if (a < beta.Length) beta[a] = start[a] + move;
            else jumps[a - beta.Length] = start[a] * Math.Exp(Math.Clamp(move, -50, 50));
        }
    }

    private static (double First, double Second) Differences(double[] start, double[] once, double[] twice, int a, int coefficients)
    {
        if (a < coefficients) return (once[a] - start[a], twice[a] - (2 * once[a]) + start[a]);
        if (!(twice[a] > 0)) return (0, 0);
        double r = Math.Log(once[a] / start[a]);
        return (r, Math.Log(twice[a] / once[a]) - r);
    }

    // One EM step in place; returns the log-likelihood before it.
    private double Step(double[] beta, double[] jumps, bool fixedBeta)
    {
        double[] counts = new double[jumps.Length];
        double value = Expect(beta, jumps, counts, out double[] perSubject);
        if (!fixedBeta) MoveBeta(beta, counts, perSubject);
        MoveJumps(beta, jumps, counts);
        return value;
    }

    // Expected counts at each jump and for each subject; returns the log-likelihood before the step.
    private double Expect(double[] beta, double[] jumps, double[] counts, out double[] perSubject)
    {
        Array.Clear(counts);
        perSubject = new double[_x.Length];
        double log = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            double risk = Risk(i, beta);
            for (int k = 0; k < _from[i]; k++) log -= jumps[k] * risk;
            if (_censored[i]) continue;
            double mass = 0;
            for (int k = _from[i]; k < _to[i]; k++) mass += jumps[k] * risk;
            double seen = 1 - Math.Exp(-mass);
            log += Math.Log(seen);
            for (int k = _from[i]; k < _to[i]; k++) counts[k] += jumps[k] * risk / seen;
            perSubject[i] = mass / seen;
        }

        return log;
    }

    // One Newton step of the expected Cox score.
    private void MoveBeta(double[] beta, double[] counts, double[] perSubject)
    {
        int p = beta.Length;
        double[] score = new double[p];
        double[,] information = new double[p, p];
        for (int i = 0; i < _x.Length; i++)
        {
            for (int a = 0; a < p; a++) score[a] += perSubject[i] * _x[i][a];
        }

        double[] first = new double[p];
        double[,] second = new double[p, p];
        for (int k = 0; k < counts.Length; k++)
        {
            double sum = RiskSums(k, beta, first, second);
            for (int a = 0; a < p; a++)
            {
                score[a] -= counts[k] * first[a] / sum;
                for (int b = 0; b < p; b++) information[a, b] += counts[k] * ((second[a, b] / sum) - (first[a] * first[b] / (sum * sum)));
            }
        }

        if (!PositiveDefinite.TryFactor(information)) throw new SurvivalDataException("the covariates are collinear or constant among those at risk; remove one");
        PositiveDefinite.Solve(information, score);
        for (int a = 0; a < p; a++) beta[a] += score[a];
    }

    private void MoveJumps(double[] beta, double[] jumps, double[] counts)
    {
        for (int k = 0; k < jumps.Length; k++)
        {
            double sum = 0;
            for (int i = 0; i < _x.Length; i++)
            {
                if (k < _to[i]) sum += Risk(i, beta);
            }

            jumps[k] = counts[k] / sum;
        }
    }

    // A subject stands at risk up to the end of its interval, or to its censoring.
    private double RiskSums(int k, double[] beta, double[] first, double[,] second)
    {
        Array.Clear(first);
        Array.Clear(second);
        double sum = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            if (k >= _to[i]) continue;
            double risk = Risk(i, beta);
            sum += risk;
            for (int a = 0; a < first.Length; a++)
            {
                first[a] += risk * _x[i][a];
                for (int b = 0; b < first.Length; b++) second[a, b] += risk * _x[i][a] * _x[i][b];
            }
        }

        return sum;
    }

    private double Risk(int i, double[] beta)
    {
        double sum = 0;
        for (int a = 0; a < beta.Length; a++) sum += beta[a] * _x[i][a];
        return Math.Exp(sum);
    }
}
