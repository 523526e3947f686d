using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Biology.Calibration;

/// <summary>
/// Markov chains that propose along differences between each other: they learn scale and direction of the posterior,
/// and leave it invariant. While they warm up the likelihood is raised slowly and chains are also drawn to the best.
/// </summary>
/// <remarks>Source: ter Braak, Stat Comput 16 (2006) 239; crossover after Vrugt et al., Int J Nonlin Sci 10 (2009) 273.</remarks>
internal sealed class EvolutionChains
{
    private const uint Purpose = 0x43616C31;
    private const double FirstHeat = 0.03;
    private readonly Func<double[], double> _logLikelihood;
    private readonly ulong _seed;
    private readonly uint _island;
    private readonly double[][] _points;
    private readonly double[] _likelihoods;
    private readonly double[] _priors;

    public EvolutionChains(Func<double[], double> logLikelihood, int dimension, int chains, ulong seed, int island)
    {
        (_logLikelihood, _seed, _island) = (logLikelihood, seed, (uint)island);
        _points = new double[chains][];
        _likelihoods = new double[chains];
        _priors = new double[chains];
        for (int c = 0; c < chains; c++)
        {
            RandomStream stream = Stream(0, c);
            _points[c] = new double[dimension];
            for (int d = 0; d < dimension; d++) _points[c][d] = stream.NextNormal();
            _likelihoods[c] = logLikelihood(_points[c]);
            _priors[c] = CalibrationTarget.LogPrior(_points[c]);
        }
    }

    /// <summary>Chains as they were left.</summary>
    public EvolutionChains(Func<double[], double> logLikelihood, IReadOnlyList<SearchDraw> chains, ulong seed, int island)
    {
        (_logLikelihood, _seed, _island) = (logLikelihood, seed, (uint)island);
        _points = [.. chains.Select(c => c.Standard)];
        _likelihoods = [.. chains.Select(c => c.LogLikelihood)];
        _priors = [.. chains.Select(c => CalibrationTarget.LogPrior(c.Standard))];
    }

    public IReadOnlyList<double[]> Points => _points;

    public IReadOnlyList<double> LogLikelihoods => _likelihoods;

    public int Accepted { get; private set; }

    /// <summary>One generation.</summary>
    /// <param name="generation">From 1.</param>
    /// <param name="warmUp">Generations of warming up.</param>
    public void Advance(int generation, int warmUp)
    {
        bool warming = generation <= warmUp;
        double heat = warming ? ElementaryMath.Pow(FirstHeat, 1 - ((double)generation / warmUp)) : 1;
        for (int c = 0; c < _points.Length; c++) Move(c, generation, heat, warming);
    }

    private void Move(int c, int generation, double heat, bool warming)
    {
        RandomStream stream = Stream(generation, c);
        double[] trial = Propose(c, ref stream, warming);
        double prior = CalibrationTarget.LogPrior(trial);
        double bar = ElementaryMath.Log(stream.NextUniform());
        double likelihood = _logLikelihood(trial);
        if (!((heat * (likelihood - _likelihoods[c])) + prior - _priors[c] > bar)) return;
        (_points[c], _likelihoods[c], _priors[c]) = (trial, likelihood, prior);
        Accepted++;
    }

    private double[] Propose(int c, ref RandomStream stream, bool warming)
    {
        int chains = _points.Length;
        int a = Other(ref stream, c, c);
        int b = Other(ref stream, c, a);
        double[] at = _points[c];
        double[] trial = [.. at];
        double crossover = stream.NextInt32(3) switch { 0 => 0.25, 1 => 0.6, _ => 1 };
        bool pull = warming && stream.NextUniform() < 0.3;
        bool jump = stream.NextUniform() < 0.1;
        double[] best = _points[Best()];
        int moved = 0;
        bool[] moves = new bool[trial.Length];
        for (int d = 0; d < trial.Length; d++)
        {
            moves[d] = stream.NextUniform() < crossover;
            if (moves[d]) moved++;
        }

        if (moved == 0)
        {
            moves[stream.NextInt32(trial.Length)] = true;
            moved = 1;
        }

        // A full step between two chains now and then lets one cross from mode to mode.
        double scale = jump ? 1 : 2.38 / Math.Sqrt(2.0 * moved) * 0.8;
        for (int d = 0; d < trial.Length; d++)
        {
            double noise = 0.01 * stream.NextNormal();
            if (!moves[d]) continue;
            trial[d] += (scale * (_points[a][d] - _points[b][d])) + noise;
            if (pull) trial[d] += 0.4 * (best[d] - at[d]);
        }

        return trial;

        int Other(ref RandomStream from, int first, int second)
        {
            int pick;
            do pick = from.NextInt32(chains);
            while (pick == first || pick == second);
            return pick;
        }
    }

    private int Best()
    {
        int best = 0;
        for (int c = 1; c < _points.Length; c++)
        {
            if (_likelihoods[c] + _priors[c] > _likelihoods[best] + _priors[best]) best = c;
        }

        return best;
    }

    private RandomStream Stream(int generation, int chain) => new(_seed, new StreamAddress(Purpose + (uint)generation, _island, (uint)chain));
}
