using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Sampling;

/// <summary>One Markov chain over the cohorts of a study.</summary>
/// <remarks>
/// The chain walks over all cohorts and a ladder of temperatures with density prior times weight of the temperature times
/// exp(-penalty / temperature), where the penalty is 0 exactly when every printed figure is met, and cohorts are taken
/// where it is 0. Those have the prior's density restricted to what meets the print, whatever temperature they are met at
/// (simulated tempering: Marinari and Parisi, Europhys. Lett. 19 (1992) 451-458): cold, the print is met often, hot, the
/// walk goes far. The weights are set first, so that every temperature is visited about as often, and then held.
/// Proposals are symmetric (Metropolis).
/// </remarks>
internal sealed class CohortChain
{
    private const double Hottest = 4;
    private const double Coldest = 0.02;
    private const double LadderTop = 0.25;
    private const int Levels = 5;

    private readonly StudyState _state;
    private readonly ArmSnapshot[] _saved;
    private readonly double[][] _savedContrasts;
    private readonly int[] _firstSubject;
    private readonly int _subjects;
    private readonly (int Arm, int Subject, int Day)[] _undo = new (int, int, int)[8];
    private RandomStream _random;
    private int _undos;
    private readonly double[] _ladder = new double[Levels];
    private readonly double[] _logWeights = new double[Levels];
    private int _level = -1;
    private int _alone = -1;
    private double _temperature;
    private double _penalty;

    public CohortChain(StudyState state, RandomStream random)
    {
        _state = state;
        _random = random;
        _saved = [.. state.Arms.Select(a => a.Snapshot())];
        _savedContrasts = [.. state.Contrasts.Select(_ => new double[ContrastState.SavedNumbers])];
        _firstSubject = new int[state.Arms.Length + 1];
        for (int i = 0; i < state.Arms.Length; i++) _firstSubject[i + 1] = _firstSubject[i] + state.Arms[i].Subjects;
        _subjects = _firstSubject[^1];
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Proposals that were accepted.</summary>
    public long Accepted { get; private set; }

    public double Temperature => _temperature;

    public double Penalty => _penalty;

    /// <summary>Cools from a rough start until every figure is met; false when that fails.</summary>
    /// <remarks>
    /// Each endpoint of each arm is led to its own figures first, then all together to what joins them: the many windows
    /// of a study are hardly ever entered all at once from afar. Every round takes longer than the one before.
    /// </remarks>
    public bool TryStart(int rounds, CancellationToken cancellation)
    {
        foreach (ArmState arm in _state.Arms) CohortStart.Place(arm, ref _random);
        for (int round = 0; round < rounds; round++)
        {
            int pace = 3 << Math.Min(round, 3);
            for (int arm = 0; arm < _state.Arms.Length; arm++)
            {
                _alone = arm;
                Settle();
                Cool(Hottest, pace * _state.Arms[arm].Subjects, cancellation);
            }

            _alone = -1;
            Settle();
            if (Cool(round % 2 == 0 ? 0.5 : Hottest, pace * _subjects, cancellation)) return true;
        }

        return false;
    }

    private bool Cool(double hottest, int steps, CancellationToken cancellation)
    {
        const int coolings = 40;
        for (int c = 0; c < coolings && _penalty > 0; c++)
        {
            cancellation.ThrowIfCancellationRequested();
            _temperature = hottest * ElementaryMath.Pow(Coldest / hottest, (double)c / (coolings - 1));
            Run(steps, stopsWhenMet: c > coolings / 2);
        }

        return _penalty == 0;
    }

    /// <summary>Sets the weights of the temperatures so that each is visited about as often, a colder one somewhat more.</summary>
    /// <remarks>
    /// The logarithm of the sum of all densities at one temperature falls with 1 / temperature as fast as the mean penalty
    /// is high there (thermodynamic integration); the means are taken from the coldest up, where a walk settles soon.
    /// </remarks>
    public void Tune(CancellationToken cancellation)
    {
        const double colder = 0.4;
        int steps = Math.Max(6000, 4 * _subjects);
        double before = 0;
        for (int k = 0; k < Levels; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            _ladder[k] = Coldest * ElementaryMath.Pow(LadderTop / Coldest, (double)k / (Levels - 1));
            _temperature = _ladder[k];
            Run(steps / 2, stopsWhenMet: false);
            Settle();
            double mean = MeanPenalty(steps);
            if (k > 0) _logWeights[k] = _logWeights[k - 1] - (0.5 * (before + mean) * ((1 / _ladder[k - 1]) - (1 / _ladder[k]))) - colder;
            before = mean;
        }

        Settle();
        Cool(LadderTop, steps / 10, cancellation);
        (_level, _temperature) = (0, _ladder[0]);
    }

    private double MeanPenalty(int steps)
    {
        double sum = 0;
        for (int step = 0; step < steps; step++)
        {
            Steps++;
            if (Step()) Accepted++;
            sum += _penalty;
        }

        return sum / steps;
    }

    /// <summary>Walks on until it has made a number of steps among cohorts that meet the print, and ends at one.</summary>
    /// <remarks>
    /// Only steps at such cohorts count: the chain watched there alone is a Markov chain of its own, whose density is the
    /// prior's. To take the first such cohort after a fixed time instead would favour those that are entered easily.
    /// </remarks>
    public bool TryNext(long steps, long budget, CancellationToken cancellation)
    {
        Settle();
        long met = 0;
        for (long step = 0; step < budget; step++)
        {
            if ((step & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            Steps++;
            if (Step()) Accepted++;
            if (_penalty == 0 && ++met >= steps) return true;
        }

        return false;
    }

    /// <summary>The subjects of all arms and endpoints.</summary>
    public int Subjects => _subjects;

    /// <summary>Computes every sum of the state anew.</summary>
    public void Settle()
    {
        _state.Refresh();
        _penalty = Energy;
    }

    private void Run(int steps, bool stopsWhenMet)
    {
        for (int step = 0; step < steps; step++)
        {
            Steps++;
            if (Step()) Accepted++;
            if (stopsWhenMet && _penalty == 0) return;
        }
    }

    private bool Step()
    {
        if (_level >= 0) ChangeTemperature();
        int place = _alone < 0 ? _random.NextInt32(_subjects) : _firstSubject[_alone] + _random.NextInt32(_state.Arms[_alone].Subjects);
        int arm = 0;
        while (_firstSubject[arm + 1] <= place) arm++;
        ArmState state = _state.Arms[arm];
        double prior = state.LogPrior;
        Save(arm);
        _undos = 0;
        if (!Propose(arm, place - _firstSubject[arm]) || _undos == 0 || !IsAllowed(state))
        {
            Undo(arm);
            return false;
        }

        _state.Evaluate(arm);
        double penalty = Energy;
        double logRatio = state.LogPrior - prior - ((penalty - _penalty) / _temperature);
        if (logRatio < 0 && !(ElementaryMath.Log(_random.NextUniform()) < logRatio))
        {
            Undo(arm);
            return false;
        }

        _penalty = penalty;
        return true;
    }

    // While one arm is led to its figures on its own, nothing else counts.
    private double Energy => _alone < 0 ? _state.Penalty : _state.Arms[_alone].Penalty;

    private void ChangeTemperature()
    {
        int next = _level + (_random.NextInt32(2) == 0 ? 1 : -1);
        if (next >= 0 && next < Levels)
        {
            double logRatio = _logWeights[next] - _logWeights[_level] - (_penalty * ((1 / _ladder[next]) - (1 / _ladder[_level])));
            if (logRatio >= 0 || ElementaryMath.Log(_random.NextUniform()) < logRatio) (_level, _temperature) = (next, _ladder[next]);
        }
    }

    private bool Propose(int arm, int subject)
    {
        int kind = _random.NextInt32(16);
        return kind switch
        {
            < 4 => Shift(arm, subject, Reach(arm)),
            < 6 => Redraw(arm, subject),
            < 9 => Swap(arm, subject),
            < 11 => Oppose(arm, subject),
            < 13 => Swap(arm, subject) && Shift(arm, Other(arm), Reach(arm)) && Shift(arm, Other(arm), Reach(arm)),
            < 15 => Shift(arm, subject, Reach(arm)) && Shift(arm, Other(arm), Reach(arm)) && Shift(arm, Other(arm), Reach(arm)),
            _ => Relocate(arm, subject),
        };
    }

    // Looked at after all parts of a proposal: a part that leads through a day not allowed has its way back too, so that
    // refusing it half way would make the proposal unsymmetric.
    private bool IsAllowed(ArmState state)
    {
        for (int i = 0; i < _undos; i++)
        {
            int subject = _undo[i].Subject;
            if (state.Days[subject] < (state.Events[subject] ? 1 : state.Conditions.FirstCensoring)) return false;
        }

        return true;
    }

    private int Reach(int arm) => Math.Min(1 << (2 * (1 + _random.NextInt32(4))), Math.Max(1, _state.Arms[arm].Conditions.LastDay / 4));

    private int Other(int arm) => _random.NextInt32(_state.Arms[arm].Subjects);

    private bool Shift(int arm, int subject, int reach)
    {
        int by = 1 + _random.NextInt32(reach);
        return TryMove(arm, subject, _state.Arms[arm].Days[subject] + (_random.NextInt32(2) == 0 ? by : -by));
    }

    private bool Oppose(int arm, int subject)
    {
        int other = Other(arm);
        if (other == subject) return false;
        int by = 1 + _random.NextInt32(Reach(arm));
        if (_random.NextInt32(2) == 0) by = -by;
        ArmState state = _state.Arms[arm];
        return TryMove(arm, subject, state.Days[subject] + by) && TryMove(arm, other, state.Days[other] - by);
    }

    // Anywhere in the column of the row at risk, or in the piece of the prior where there is no row.
    private bool Redraw(int arm, int subject)
    {
        ArmState state = _state.Arms[arm];
        ArmConditions conditions = state.Conditions;
        int[] starts = conditions.RowDays.Length > 1 ? conditions.RowDays : conditions.Pieces;
        int k = conditions.RowDays.Length > 1 ? state.Window(state.Days[subject]) : state.Piece(state.Days[subject]);
        int last = Math.Min(conditions.LastDay, k + 1 < starts.Length ? starts[k + 1] - 1 : conditions.LastDay);
        return TryMove(arm, subject, starts[k] + _random.NextInt32(last - starts[k] + 1));
    }

    private bool Relocate(int arm, int subject)
    {
        ArmState state = _state.Arms[arm];
        if (state.Conditions.RowDays.Length > 1) return Redraw(arm, subject) && Redraw(arm, Other(arm));
        int[] starts = state.Conditions.Pieces;
        int k = _random.NextInt32(starts.Length);
        int own = state.Piece(state.Days[subject]);
        int width = Width(state, k);
        // A narrow piece is chosen as often as a wide one, but a day of it more often: what leads there is thinned.
        if (width < Width(state, own) && _random.NextInt32(Width(state, own)) >= width) return false;
        return TryMove(arm, subject, starts[k] + _random.NextInt32(width));
    }

    private static int Width(ArmState state, int piece)
    {
        int[] starts = state.Conditions.Pieces;
        return (piece + 1 < starts.Length ? starts[piece + 1] : state.Conditions.LastDay + 1) - starts[piece];
    }

    // Who had the event and who was censored change places; where no number of events was printed one is flipped.
    private bool Swap(int arm, int subject)
    {
        ArmState state = _state.Arms[arm];
        bool countsHeld = state.Conditions.RowCensored.Length > 0 && state.Window(state.Days[subject]) < state.Conditions.RowDays.Length - 1;
        if (state.Conditions.Events is null && !countsHeld && _random.NextInt32(2) == 0) return TryFlip(arm, subject);
        int other = Other(arm);
        if (state.Events[other] == state.Events[subject]) return false;
        if (state.Conditions.RowCensored.Length > 0 && state.Window(state.Days[subject]) != state.Window(state.Days[other])) return false;
        return TryFlip(arm, subject) && TryFlip(arm, other);
    }

    private bool TryMove(int arm, int subject, int day)
    {
        ArmState state = _state.Arms[arm];
        if (day < 0 || day > state.Conditions.LastDay) return false;
        int from = state.Days[subject];
        if (state.Window(day) != state.Window(from)) return false;
        _undo[_undos++] = (arm, subject, from);
        _state.Move(arm, subject, day);
        return true;
    }

    private bool TryFlip(int arm, int subject)
    {
        _undo[_undos++] = (arm, subject, -1);
        _state.Flip(arm, subject);
        return true;
    }

    private void Save(int arm)
    {
        _state.Arms[arm].SaveTo(_saved[arm]);
        for (int c = 0; c < _savedContrasts.Length; c++) _state.Contrasts[c].SaveTo(_savedContrasts[c]);
    }

    private void Undo(int arm)
    {
        for (int i = _undos - 1; i >= 0; i--)
        {
            (int a, int subject, int day) = _undo[i];
            if (day < 0) _state.Flip(a, subject);
            else _state.Move(a, subject, day);
        }

        if (_undos == 0) return;
        _state.Arms[arm].Restore(_saved[arm]);
        for (int c = 0; c < _savedContrasts.Length; c++) _state.Contrasts[c].Restore(_savedContrasts[c]);
    }
}
