using System.Collections.Concurrent;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Sampling;

/// <summary>A population of cohorts that is led from the prior to the cohorts that meet the print.</summary>
/// <remarks>
/// A sequential Monte Carlo sampler (Del Moral, Doucet and Jasra, J. R. Stat. Soc. B 68 (2006) 411-436): the temperature
/// of the penalty falls step by step, each as far as the weights stay even; every cohort is weighted by what the step
/// changes in its density, the population is resampled when the weights have become uneven, and every cohort walks on at
/// the new temperature. Nothing has to cross from one kind of cohort to another while the print is held tightly: the
/// kinds are found while it is held loosely, and their shares follow by the weights. Each walk has a stream of its own,
/// so that the result does not depend on the number of threads.
/// </remarks>
internal sealed class CohortPopulation
{
    private const uint Purpose = 0x45_56_53_32;
    private const double Hottest = 1;
    private const double Coldest = 0.002;
    private const double Evenness = 0.85;
    private const int FirstSweeps = 20;
    private const double EnoughMet = 0.6;
    private const int MostLevels = 400;

    private readonly StudyProblem _problem;
    private readonly int _sweeps;
    private readonly CancellationToken _cancellation;
    private readonly ParallelOptions _parallel;
    private readonly ConcurrentBag<CohortWalk> _walks = [];
    private CohortParticle[] _particles;
    private double _temperature = Hottest;
    private uint _level;

    public CohortPopulation(StudyProblem problem, int size, int slower, CancellationToken cancellation)
    {
        _problem = problem;
        _cancellation = cancellation;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = problem.Options.Threads, CancellationToken = cancellation };
        StudyState like = problem.NewState();
        Subjects = like.Arms.Sum(a => a.Subjects);
        // A figure is moved by few subjects at a time whatever their number, so that small arms need more sweeps. Where
        // arms are compared a proposal costs twice as much, and the comparisons hold the cohorts more tightly.
        int proposals = like.Contrasts.Length > 0 ? 3000 : 6000;
        _sweeps = slower * (problem.Options.SweepsPerTemperature ?? Math.Clamp(proposals / Subjects, 3, 60));
        _particles = [.. Enumerable.Range(0, size).Select(i => new CohortParticle(like) { Family = i })];
    }

    /// <summary>The subjects of all arms and endpoints.</summary>
    public int Subjects { get; }

    /// <summary>The proposals of one walk at one temperature.</summary>
    public long Proposals => (long)_sweeps * Subjects;

    public IReadOnlyList<CohortParticle> Particles => _particles;

    /// <summary>The temperature reached.</summary>
    public double Temperature => _temperature;

    /// <summary>How many cohorts of the first population the present ones come from.</summary>
    public int Families => _particles.Select(p => p.Family).Distinct().Count();

    /// <summary>How many families of equal weight the cohorts that meet the print are worth.</summary>
    public double MetFamilies
    {
        get
        {
            double[] weights = Weights();
            double[] families = [.. _particles.Zip(weights).Where(p => p.First.Penalty == 0).GroupBy(p => p.First.Family).Select(g => g.Sum(p => p.Second))];
            double sum = families.Sum();
            return sum > 0 ? sum * sum / families.Sum(f => f * f) : 0;
        }
    }

    /// <summary>The temperatures gone through.</summary>
    public int Levels => (int)_level;

    public long Steps => _walks.Sum(w => w.Steps);

    public long Accepted => _walks.Sum(w => w.Accepted);

    /// <summary>Leads the population to cohorts that meet the print; false where none was reached.</summary>
    /// <param name="progress">Told the share of the way that is done.</param>
    public bool TryReach(Action<double> progress)
    {
        Each((walk, _, i) =>
        {
            walk.Start(_temperature, Stream(i));
            walk.Run(FirstSweeps * Proposals, _cancellation);
        });
        while (_level < MostLevels && _temperature > Coldest && MetShare() < EnoughMet)
        {
            Cool();
            Each((walk, particle, i) =>
            {
                walk.Take(particle, _temperature, Stream(i));
                walk.Run(Proposals, _cancellation);
            });
            progress(ElementaryMath.Log(Hottest / _temperature) / ElementaryMath.Log(Hottest / Coldest));
        }

        return Array.Exists(_particles, p => p.Penalty == 0);
    }

    /// <summary>Keeps only what meets the print, as many cohorts as are asked for; some more than once, to be parted by walks.</summary>
    public void Select(int count)
    {
        foreach (CohortParticle particle in _particles)
        {
            if (particle.Penalty != 0) particle.LogWeight = double.NegativeInfinity;
        }

        Resample(count);
    }

    /// <summary>Does something with a walk for every cohort, and keeps where the walk ended.</summary>
    public void Each(Action<CohortWalk, CohortParticle, int> walk)
    {
        Parallel.For(0, _particles.Length, _parallel, i =>
        {
            if (!_walks.TryTake(out CohortWalk? own)) own = new CohortWalk(_problem.NewState());
            walk(own, _particles[i], i);
            own.Keep(_particles[i]);
            _walks.Add(own);
        });
        _level++;
    }

    /// <summary>The stream of one cohort's walk at the temperature that the population has come to.</summary>
    public RandomStream Stream(int particle) => new(_problem.Options.Seed, new StreamAddress(Purpose, (uint)particle, _level));

    private void Cool()
    {
        double now = 1 / _temperature;
        (double low, double high) = (now, 1 / Coldest);
        if (EvennessAt(high - now) < Evenness)
        {
            for (int halving = 0; halving < 50; halving++)
            {
                double middle = 0.5 * (low + high);
                if (EvennessAt(middle - now) < Evenness) high = middle;
                else low = middle;
            }
        }

        // However uneven, a step is made: a population that cannot cool would never end.
        double next = Math.Max(high, now * 1.002);
        foreach (CohortParticle particle in _particles) particle.LogWeight -= (next - now) * particle.Penalty;
        _temperature = 1 / next;
        if (EffectiveSize() < 0.5 * _particles.Length) Resample(_particles.Length);
    }

    // The conditional effective sample size of Zhou, Johansen and Aston, J. Comput. Graph. Stat. 25 (2016) 701-726.
    private double EvennessAt(double step)
    {
        double[] weights = Weights();
        double least = _particles.Min(p => p.Penalty);
        (double all, double first, double second) = (0, 0, 0);
        for (int i = 0; i < weights.Length; i++)
        {
            double change = ElementaryMath.Exp(-step * (_particles[i].Penalty - least));
            all += weights[i];
            first += weights[i] * change;
            second += weights[i] * change * change;
        }

        return first * first / (all * second);
    }

    private double EffectiveSize()
    {
        double[] weights = Weights();
        double sum = weights.Sum();
        return sum * sum / weights.Sum(w => w * w);
    }

    private double MetShare()
    {
        double[] weights = Weights();
        return weights.Where((_, i) => _particles[i].Penalty == 0).Sum() / weights.Sum();
    }

    private double[] Weights()
    {
        double greatest = _particles.Max(p => p.LogWeight);
        return [.. _particles.Select(p => ElementaryMath.Exp(p.LogWeight - greatest))];
    }

    // Systematic resampling: every cohort is taken as often as its share of the weights says, rounded up or down.
    private void Resample(int size)
    {
        double[] weights = Weights();
        double sum = weights.Sum();
        var random = new RandomStream(_problem.Options.Seed, new StreamAddress(Purpose, uint.MaxValue, _level));
        double first = random.NextUniform();
        var taken = new CohortParticle[size];
        double reached = weights[0] / sum * size;
        int i = 0;
        for (int k = 0; k < size; k++)
        {
            while (reached <= first + k && i + 1 < weights.Length) reached += weights[++i] / sum * size;
            // Roundoff may lead past the last one that has a weight.
            while (weights[i] == 0) i--;
            taken[k] = _particles[i].Copy();
        }

        _particles = taken;
    }
}
