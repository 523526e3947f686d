using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Sampling;

/// <summary>A Markov chain over the cohorts of a study at one temperature.</summary>
/// <remarks>
/// The density is the prior times exp(-penalty / temperature), where the penalty is 0 exactly when every printed figure
/// is met. Proposals are symmetric (Metropolis, Rosenbluth, Rosenbluth, Teller and Teller, J. Chem. Phys. 21 (1953)
/// 1087-1092).
/// </remarks>
internal sealed class CohortWalk
{
    private readonly StudyState _state;
    private readonly ArmSnapshot[] _saved;
    private readonly double[][] _savedContrasts;
    private readonly int[] _firstSubject;
    private readonly int _subjects;
    private readonly (int Subject, int From, int To)[] _made = new (int, int, int)[8];
    private RandomStream _random;
    private int _moves;
    private double _temperature;
    private double _penalty;

    public CohortWalk(StudyState state)
    {
        _state = state;
        _saved = [.. state.Arms.Select(a => a.Snapshot())];
        _savedContrasts = [.. state.Contrasts.Select(_ => new double[ContrastState.SavedNumbers])];
        _firstSubject = new int[state.Arms.Length + 1];
        for (int i = 0; i < state.Arms.Length; i++) _firstSubject[i + 1] = _firstSubject[i] + state.Arms[i].Subjects;
        _subjects = _firstSubject[^1];
    }

    public StudyState State => _state;

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Proposals that were accepted.</summary>
    public long Accepted { get; private set; }

    public double Penalty => _penalty;

    /// <summary>The subjects of all arms and endpoints.</summary>
    public int Subjects => _subjects;

    /// <summary>Begins at a rough cohort that meets the rows at risk.</summary>
    public void Start(double temperature, RandomStream random)
    {
        (_temperature, _random) = (temperature, random);
        foreach (ArmState arm in _state.Arms) CohortStart.Place(arm, ref _random);
        Settle();
    }

    /// <summary>Goes on from a cohort.</summary>
    public void Take(CohortParticle from, double temperature, RandomStream random)
    {
        (_temperature, _random) = (temperature, random);
        for (int i = 0; i < _state.Arms.Length; i++) _state.Arms[i].Set(from.Days[i], from.Events[i]);
        Settle();
    }

    /// <summary>Keeps the cohort that the walk is at.</summary>
    public void Keep(CohortParticle into)
    {
        for (int i = 0; i < _state.Arms.Length; i++)
        {
            _state.Arms[i].Days.CopyTo(into.Days[i]);
            _state.Arms[i].Events.CopyTo(into.Events[i]);
        }

        into.Penalty = _penalty;
    }

    public void Run(long steps, CancellationToken cancellation)
    {
        for (long step = 0; step < steps; step++)
        {
            if ((step & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            Steps++;
            if (Step()) Accepted++;
        }
    }

    /// <summary>Walks on until it has made a number of steps among cohorts that meet the print, and ends at one.</summary>
    /// <remarks>
    /// Only steps at such cohorts count: the chain watched there alone is a Markov chain of its own, whose density is the
    /// prior's. To take the first such cohort after a fixed time instead would favour those that are entered easily.
    /// </remarks>
    public bool TryNext(long steps, long budget, CancellationToken cancellation)
    {
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

    private void Settle()
    {
        _state.Refresh();
        _penalty = _state.Penalty;
    }

    private bool Step()
    {
        int place = _random.NextInt32(_subjects);
        int arm = 0;
        while (_firstSubject[arm + 1] <= place) arm++;
        ArmState state = _state.Arms[arm];
        double prior = state.LogPrior;
        state.SaveTo(_saved[arm]);
        _moves = 0;
        if (!Propose(arm, place - _firstSubject[arm]) || _moves == 0 || !IsAllowed(state))
        {
            Undo(arm);
            return false;
        }

        state.Evaluate();
        // Comparisons of arms cost most: they are looked at only where the proposal would stand if they were all met.
        double threshold = ElementaryMath.Log(_random.NextUniform()) - (state.LogPrior - prior);
        double rest = _state.Penalty - _state.ContrastPenalty(arm);
        if (!(threshold < (_penalty - rest) / _temperature) || (_state.HasContrasts(arm) && !StandsWithContrasts(arm, threshold)))
        {
            Undo(arm);
            return false;
        }

        _penalty = _state.Penalty;
        return true;
    }

    private bool StandsWithContrasts(int arm, double threshold)
    {
        for (int c = 0; c < _savedContrasts.Length; c++) _state.Contrasts[c].SaveTo(_savedContrasts[c]);
        Reverse(arm);
        for (int i = 0; i < _moves; i++)
        {
            (int subject, int _, int to) = _made[i];
            if (to < 0) _state.FlipWithContrasts(arm, subject);
            else _state.MoveWithContrasts(arm, subject, to);
        }

        _state.Arms[arm].Evaluate();
        _state.EvaluateContrasts(arm);
        if (threshold < (_penalty - _state.Penalty) / _temperature) return true;
        for (int c = 0; c < _savedContrasts.Length; c++) _state.Contrasts[c].Restore(_savedContrasts[c]);
        return false;
    }

    private bool Propose(int arm, int subject)
    {
        int kind = _random.NextInt32(16);
        return kind switch
        {
            < 3 => Shift(arm, subject, Reach(arm)),
            < 5 => Redraw(arm, subject),
            < 6 => Swap(arm, subject, Other(arm)),
            < 9 => Swap(arm, subject, Near(arm, subject)),
            < 11 => SwapTwice(arm, subject),
            < 12 => Oppose(arm, subject),
            < 13 => Swap(arm, subject, Near(arm, subject)) && Shift(arm, Other(arm), Reach(arm)) && Shift(arm, Other(arm), Reach(arm)),
            < 15 => Shift(arm, subject, Reach(arm)) && Shift(arm, Other(arm), Reach(arm)) && Shift(arm, Other(arm), Reach(arm)),
            _ => Relocate(arm, subject),
        };
    }

    // Looked at after all parts of a proposal: a part that leads through a day not allowed has its way back too, so that
    // refusing it half way would make the proposal unsymmetric.
    private bool IsAllowed(ArmState state)
    {
        for (int i = 0; i < _moves; i++)
        {
            int subject = _made[i].Subject;
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

    // What one swap changes of the curve another one may nearly take back.
    private bool SwapTwice(int arm, int subject)
    {
        if (!Swap(arm, subject, Near(arm, subject))) return false;
        int second = Other(arm);
        return Swap(arm, second, Near(arm, second));
    }

    // A subject who left not long before or after: the search looks at days alone, which a swap does not change, so that
    // the way back is as likely.
    private int Near(int arm, int subject)
    {
        const int tries = 6;
        ArmState state = _state.Arms[arm];
        int reach = Math.Max(1, state.Conditions.LastDay / 8);
        int other = Other(arm);
        for (int t = 1; t < tries && Math.Abs(state.Days[other] - state.Days[subject]) > reach; t++) other = Other(arm);
        return other;
    }

    // Who had the event and who was censored change places; where no number of events was printed one is flipped.
    private bool Swap(int arm, int subject, int other)
    {
        ArmState state = _state.Arms[arm];
        bool countsHeld = state.Conditions.RowCensored.Length > 0 && state.Window(state.Days[subject]) < state.Conditions.RowDays.Length - 1;
        if (state.Conditions.Events is null && !countsHeld && _random.NextInt32(2) == 0) return TryFlip(arm, subject);
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
        _made[_moves++] = (subject, from, day);
        _state.Move(arm, subject, day);
        return true;
    }

    private bool TryFlip(int arm, int subject)
    {
        _made[_moves++] = (subject, -1, -1);
        _state.Flip(arm, subject);
        return true;
    }

    private void Undo(int arm)
    {
        if (_moves == 0) return;
        Reverse(arm);
        _state.Arms[arm].Restore(_saved[arm]);
    }

    private void Reverse(int arm)
    {
        for (int i = _moves - 1; i >= 0; i--)
        {
            (int subject, int from, int _) = _made[i];
            if (from < 0) _state.Flip(arm, subject);
            else _state.Move(arm, subject, from);
        }
    }
}
