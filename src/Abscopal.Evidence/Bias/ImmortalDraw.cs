using Abscopal.Evidence.Comparison;
using Abscopal.Numerics.Random;
using Abscopal.Survival;

namespace Abscopal.Evidence.Bias;

/// <summary>One simulated arm in which a treatment without effect went to survivors.</summary>
internal sealed class ImmortalDraw
{
    private readonly double[] _times;
    private readonly bool[] _events;
    private readonly double[] _given;
    private readonly bool[] _treated;

    public ImmortalDraw(ArmSample outcome, ArmSample gate, ImmortalTimeOptions options, RandomStream random)
    {
        int n = outcome.Count;
        _times = new double[n];
        _events = new bool[n];
        _given = new double[n];
        _treated = new bool[n];
        var eligible = new List<int>(n);
        for (int i = 0; i < n; i++)
        {
            int subject = options.Resample ? random.NextInt32(n) : i;
            _times[i] = outcome.Times[subject];
            _events[i] = outcome.Events[subject];
            _given[i] = options.Earliest + ((options.Latest - options.Earliest) * random.NextUniform());
            if (_given[i] < Math.Min(_times[i], gate.Times[subject])) eligible.Add(i);
        }

        IsFeasible = eligible.Count >= options.Treated;
        if (!IsFeasible) return;
        for (int k = 0; k < options.Treated; k++)
        {
            int chosen = k + random.NextInt32(eligible.Count - k);
            (eligible[k], eligible[chosen]) = (eligible[chosen], eligible[k]);
            _treated[eligible[k]] = true;
            MeanWait += _given[eligible[k]] / options.Treated;
        }

        Landmark = options.Landmark;
    }

    public bool IsFeasible { get; }

    public double MeanWait { get; }

    private double Landmark { get; }

    public TwoGroupCoxFit Naive() => new TwoGroupCox(Arm(treated: true), Arm(treated: false)).Fit(0, double.PositiveInfinity);

    public Estimate LandmarkDifference() => LandmarkContrast.Compare(
        KaplanMeier.Estimate(Arm(treated: true).ToSurvivalData()), KaplanMeier.Estimate(Arm(treated: false).ToSurvivalData()), Landmark).Difference.Value;

    // The treated count as untreated until their day, and enter the treated group on it.
    public TwoGroupCoxFit TimeDependent()
    {
        int[] treated = [.. Enumerable.Range(0, _times.Length).Where(i => _treated[i])];
        ArmSample after = Arm(treated: true).WithEntries([.. treated.Select(i => _given[i])]);
        var before = new ArmSample(
            [.. _times.Select((t, i) => _treated[i] ? _given[i] : t)], [.. _events.Select((e, i) => e && !_treated[i])]);
        return new TwoGroupCox(after, before).Fit(0, double.PositiveInfinity);
    }

    private ArmSample Arm(bool treated)
    {
        int[] rows = [.. Enumerable.Range(0, _times.Length).Where(i => _treated[i] == treated)];
        return new ArmSample([.. rows.Select(i => _times[i])], [.. rows.Select(i => _events[i])]);
    }
}
