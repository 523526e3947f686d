using System.Numerics;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Trials.Simulation;

/// <summary>Draws the subjects of a trial into columns.</summary>
/// <remarks>
/// Philox layout: the key is the seed of the study (low word) and the scenario's stream number (high word); the counter
/// is (block, subject, trial, purpose). Purposes: 1 event and dropout times (one block a subject: its first uniform and
/// its second), 2 arrivals of the Poisson process (block 0 of a subject), 3 the permuted allocation block. Columns are
/// padded to whole vectors; the padding is never read.
/// </remarks>
internal sealed class SubjectTimes
{
    public const uint EventPurpose = 1;
    public const uint ArrivalPurpose = 2;
    public const uint AllocationPurpose = 3;

    private readonly TrialSimulationOptions _options;
    private readonly TrialScenario _scenario;
    private readonly ulong _seed;
    private readonly bool _dropout;
    private readonly double[] _uniform;
    private readonly double[] _second;
    private readonly long[] _mask;
    private readonly int _padded;

    public SubjectTimes(TrialSimulationOptions options, int scenario)
    {
        _options = options;
        _scenario = options.Scenarios[scenario];
        _seed = options.Seed | ((ulong)(uint)(_scenario.Stream ?? scenario) << 32);
        _dropout = HasRate(_scenario.ControlDropout) || HasRate(_scenario.ExperimentalDropout);
        _padded = (options.Subjects + 7) & ~7;
        _uniform = new double[_padded];
        _second = _dropout || options.Timing == AccrualTiming.Poisson ? new double[_padded] : [];
        _mask = new long[_padded];
        Entry = new double[_padded];
        Exit = new double[_padded];
        Calendar = new double[_padded];
        IsEvent = new int[_padded];
        Arm = new int[_padded];
        ExperimentalBefore = new int[options.Subjects + 1];
        Array.Fill(IsEvent, 1);
        FixArms();
        if (options.Timing == AccrualTiming.Even)
        {
            for (int i = 0; i < options.Subjects; i++) Entry[i] = options.Accrual.Inverse(i + 0.5);
        }
    }

    /// <summary>Calendar times of entry, rising.</summary>
    public double[] Entry { get; }

    /// <summary>Times since randomisation of event or dropout, whichever is first.</summary>
    public double[] Exit { get; }

    /// <summary>Calendar times of event or dropout: entry + exit.</summary>
    public double[] Calendar { get; }

    /// <summary>1 when the exit is an event, 0 when it is dropout.</summary>
    public int[] IsEvent { get; }

    /// <summary>0 control, 1 experimental.</summary>
    public int[] Arm { get; }

    /// <summary>The experimental subjects among the first to enter: of none, of one, and so on.</summary>
    public int[] ExperimentalBefore { get; }

    public bool HasDropout => _dropout;

    public void Draw(uint trial)
    {
        if (_options.Timing == AccrualTiming.Poisson) Arrive(trial);
        if (_options.Allocation.Permuted) Permute(trial);
        var address = new StreamAddress(EventPurpose, trial, 0);
        PhiloxLanes.UniformPairs(_seed, address, _uniform, _dropout ? _second : []);
        VectorElementaryMath.Log(_uniform, _uniform);
        Invert(_uniform, _scenario.Control, _scenario.Experimental, Exit);
        if (_dropout)
        {
            VectorElementaryMath.Log(_second, _second);
            Invert(_second, _scenario.ControlDropout, _scenario.ExperimentalDropout, _second);
            for (int i = 0; i < _padded; i++)
            {
                IsEvent[i] = Exit[i] <= _second[i] ? 1 : 0;
                Exit[i] = Math.Min(Exit[i], _second[i]);
            }
        }

        for (int i = 0; i < _padded; i += Vector<double>.Count)
            (new Vector<double>(Entry, i) + new Vector<double>(Exit, i)).CopyTo(Calendar, i);
    }

    private static bool HasRate(PiecewiseRate rate) => rate.Rates.Any(r => r > 0);

    private void FixArms()
    {
        AllocationRule rule = _options.Allocation;
        int size = rule.Control + rule.Experimental;
        for (int i = 0; i < _padded; i++)
        {
            // The experimental subjects are spread evenly over the block, control first.
            int place = i % size;
            Set(i, ((place + 1) * rule.Experimental / size) - (place * rule.Experimental / size));
        }

        CountArms();
    }

    private void Set(int subject, int arm)
    {
        Arm[subject] = arm;
        _mask[subject] = -arm;
    }

    private void Arrive(uint trial)
    {
        PhiloxLanes.UniformPairs(_seed, new StreamAddress(ArrivalPurpose, trial, 0), _uniform, []);
        VectorElementaryMath.Log(_uniform, _uniform);
        double expected = 0;
        for (int i = 0; i < _options.Subjects; i++)
        {
            expected -= _uniform[i];
            Entry[i] = _options.Accrual.Inverse(expected);
        }
    }

    private void Permute(uint trial)
    {
        AllocationRule rule = _options.Allocation;
        int size = rule.Control + rule.Experimental;
        Span<int> arms = stackalloc int[size];
        for (int start = 0; start < _options.Subjects; start += size)
        {
            for (int j = 0; j < size; j++) arms[j] = j < rule.Control ? 0 : 1;
            var stream = new RandomStream(_seed, new StreamAddress(AllocationPurpose, trial, (uint)(start / size)));
            for (int j = size - 1; j > 0; j--)
            {
                int other = stream.NextInt32(j + 1);
                (arms[j], arms[other]) = (arms[other], arms[j]);
            }

            for (int j = 0; j < size && start + j < _options.Subjects; j++) Set(start + j, arms[j]);
        }

        CountArms();
    }

    private void CountArms()
    {
        for (int i = 0; i < _options.Subjects; i++) ExperimentalBefore[i + 1] = ExperimentalBefore[i] + Arm[i];
    }

    // Each lane does what PiecewiseRate.Inverse does, so the plain twin meets the same bits.
    private void Invert(double[] logUniform, PiecewiseRate control, PiecewiseRate experimental, double[] times)
    {
        for (int i = 0; i < _padded; i += Vector<double>.Count)
        {
            Vector<double> cumulative = -new Vector<double>(logUniform, i);
            Vector<double> first = Inverse(control, cumulative);
            Vector<double> second = ReferenceEquals(control, experimental) ? first : Inverse(experimental, cumulative);
            Vector.ConditionalSelect(new Vector<long>(_mask, i), second, first).CopyTo(times, i);
        }
    }

    private static Vector<double> Inverse(PiecewiseRate rate, Vector<double> cumulative)
    {
        var starts = (double[])rate.Starts;
        var rates = (double[])rate.Rates;
        double[] before = rate.CumulativeAtStarts;
        Vector<double> time = Vector<double>.Zero;
        for (int k = 0; k < starts.Length; k++)
        {
            Vector<double> here = rates[k] == 0
                ? new Vector<double>(double.PositiveInfinity)
                : new Vector<double>(starts[k]) + ((cumulative - new Vector<double>(before[k])) * new Vector<double>(1 / rates[k]));
            time = k == 0 ? here : Vector.ConditionalSelect(Vector.GreaterThanOrEqual(cumulative, new Vector<double>(before[k])), here, time);
        }

        return time;
    }
}
