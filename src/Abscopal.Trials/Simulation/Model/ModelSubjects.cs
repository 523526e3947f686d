using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>Draws the subjects of a modelled trial into columns.</summary>
/// <remarks>
/// Philox layout as in the plain simulator, with purposes: 1 event (with courses: progression) and dropout, 2 arrivals,
/// 4 death without progression and death after it, 5 stratum and later therapy. What a subject draws does not depend on
/// its arm, so a subject who is moved to another arm keeps its luck.
/// </remarks>
internal sealed class ModelSubjects
{
    private const uint DeathPurpose = 4;
    private const uint StratumPurpose = 5;

    private readonly TrialSimulationOptions _options;
    private readonly TrialModel _model;
    private readonly IReadOnlyList<SubjectCourse> _courses;
    private readonly ulong _seed;
    private readonly bool _illness;
    private readonly double[][] _uniform;

    public ModelSubjects(TrialSimulationOptions options, int scenario)
    {
        _options = options;
        _model = options.Model!;
        TrialScenario truth = options.Scenarios[scenario];
        _courses = truth.Courses!;
        _seed = options.Seed | ((ulong)(uint)(truth.Stream ?? scenario) << 32);
        _illness = _courses.Any(course => course.Progression is not null);
        int n = options.Subjects;
        _uniform = [new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]];
        Entry = new double[n];
        Arm = new int[n];
        Positive = new bool[n];
        int endpoints = _illness ? 2 : 1;
        Exit = [.. Enumerable.Range(0, endpoints).Select(_ => new double[n])];
        IsEvent = [.. Enumerable.Range(0, endpoints).Select(_ => new bool[n])];
        if (options.Timing == AccrualTiming.Even)
        {
            for (int i = 0; i < n; i++) Entry[i] = options.Accrual.Inverse(i + 0.5);
        }
    }

    public double[] Entry { get; }

    public int[] Arm { get; }

    public bool[] Positive { get; }

    /// <summary>Times since randomisation of event or dropout, by endpoint and subject.</summary>
    public double[][] Exit { get; }

    public bool[][] IsEvent { get; }

    public void Draw(uint trial)
    {
        int n = _options.Subjects;
        if (_options.Timing == AccrualTiming.Poisson) Arrive(trial);
        PhiloxLanes.UniformPairs(_seed, new StreamAddress(SubjectTimes.EventPurpose, trial, 0), _uniform[0], _uniform[1]);
        VectorElementaryMath.Log(_uniform[0], _uniform[0]);
        VectorElementaryMath.Log(_uniform[1], _uniform[1]);
        if (_illness)
        {
            PhiloxLanes.UniformPairs(_seed, new StreamAddress(DeathPurpose, trial, 0), _uniform[2], _uniform[3]);
            VectorElementaryMath.Log(_uniform[2], _uniform[2]);
            VectorElementaryMath.Log(_uniform[3], _uniform[3]);
        }

        if (_illness || _model.PositiveShare > 0) PhiloxLanes.UniformPairs(_seed, new StreamAddress(StratumPurpose, trial, 0), _uniform[4], _uniform[5]);
        for (int i = 0; i < n; i++)
        {
            Positive[i] = _model.PositiveShare > 0 && _uniform[4][i] < _model.PositiveShare;
            Assign(i, FirstArm(i));
        }
    }

    /// <summary>Puts a subject into an arm, with the times that its draws give there.</summary>
    public void Assign(int subject, int arm)
    {
        Arm[subject] = arm;
        SubjectCourse course = _courses[_model.PositiveShare > 0 ? (2 * arm) + (Positive[subject] ? 1 : 0) : arm];
        double dropout = course.Dropout.Inverse(-_uniform[1][subject]);
        if (course.Progression is null)
        {
            double time = course.Event.Inverse(-_uniform[0][subject]);
            Set(0, subject, time, dropout);
            if (_illness) Set(1, subject, time, dropout);
            return;
        }

        double progression = course.Progression.Inverse(-_uniform[0][subject]);
        double death = course.Event.Inverse(-_uniform[2][subject]);
        Set(0, subject, Math.Min(progression, death), dropout);
        if (progression < death)
        {
            bool switches = _uniform[5][subject] < course.SwitchProbability;
            death = progression + (switches ? course.AfterSwitch! : course.AfterProgression!).Inverse(-_uniform[3][subject]);
        }

        Set(1, subject, death, dropout);
    }

    private void Set(int endpoint, int subject, double time, double dropout)
    {
        Exit[endpoint][subject] = Math.Min(time, dropout);
        IsEvent[endpoint][subject] = time <= dropout;
    }

    // Two arms by the ratio of the options, control first; more arms in turn.
    private int FirstArm(int subject)
    {
        if (_model.Arms > 2) return subject % _model.Arms;
        AllocationRule rule = _options.Allocation;
        int size = rule.Control + rule.Experimental;
        int place = subject % size;
        return ((place + 1) * rule.Experimental / size) - (place * rule.Experimental / size);
    }

    private void Arrive(uint trial)
    {
        PhiloxLanes.UniformPairs(_seed, new StreamAddress(SubjectTimes.ArrivalPurpose, trial, 0), _uniform[0], []);
        VectorElementaryMath.Log(_uniform[0], _uniform[0]);
        double expected = 0;
        for (int i = 0; i < _options.Subjects; i++)
        {
            expected -= _uniform[0][i];
            Entry[i] = _options.Accrual.Inverse(expected);
        }
    }
}
