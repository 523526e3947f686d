using System.Numerics;
using System.Runtime.InteropServices;

namespace Abscopal.Evidence.Sampling;

/// <summary>The endpoints of every arm of a study with what joins them: comparisons of arms, and progression before death.</summary>
internal sealed class StudyState
{
    private readonly ContrastState[][] _contrastsOf;
    private readonly int[] _partner;
    private readonly bool[] _isProgression;

    public StudyState(ArmState[] arms, ContrastState[] contrasts, IReadOnlyList<(int Progression, int Survival)> pairs)
    {
        Arms = arms;
        Contrasts = contrasts;
        Pairs = pairs;
        _contrastsOf = [.. arms.Select(a => contrasts.Where(c => c.Joins(a)).ToArray())];
        _partner = new int[arms.Length];
        _isProgression = new bool[arms.Length];
        Array.Fill(_partner, -1);
        foreach ((int progression, int survival) in pairs)
        {
            _partner[progression] = survival;
            _partner[survival] = progression;
            _isProgression[progression] = true;
        }
    }

    public ArmState[] Arms { get; }

    public ContrastState[] Contrasts { get; }

    /// <summary>Endpoints of one arm of which the first can never come after the second.</summary>
    public IReadOnlyList<(int Progression, int Survival)> Pairs { get; }

    /// <summary>Subject-days on which more were free of progression than alive.</summary>
    public long Inversions { get; private set; }

    /// <summary>How far the cohorts are from the printed figures; 0 when they meet them all.</summary>
    public double Penalty
    {
        get
        {
            double penalty = 0.02 * Inversions;
            foreach (ArmState arm in Arms) penalty += arm.Penalty;
            foreach (ContrastState contrast in Contrasts) penalty += contrast.Penalty;
            return penalty;
        }
    }

    public void Refresh()
    {
        foreach (ArmState arm in Arms) arm.Refresh();
        foreach (ContrastState contrast in Contrasts) contrast.Refresh();
        Inversions = 0;
        foreach ((int progression, int _) in Pairs) Inversions += Inverted(progression, 0, int.MaxValue - 1);
    }

    public bool HasContrasts(int arm) => _contrastsOf[arm].Length > 0;

    /// <summary>How far the comparisons are that an arm takes part in.</summary>
    public double ContrastPenalty(int arm)
    {
        double penalty = 0;
        foreach (ContrastState contrast in _contrastsOf[arm]) penalty += contrast.Penalty;
        return penalty;
    }

    /// <summary>Lets a subject leave on another day; the comparisons of arms are not followed.</summary>
    public void Move(int arm, int subject, int day)
    {
        int from = Arms[arm].Days[subject];
        if (from == day) return;
        (int low, int high) = from < day ? (from, day) : (day, from);
        if (_partner[arm] >= 0) Inversions -= Inverted(arm, low, high);
        Arms[arm].Move(subject, day);
        if (_partner[arm] >= 0) Inversions += Inverted(arm, low, high);
    }

    /// <summary>Makes an event of a censored subject, or the reverse; the comparisons of arms are not followed.</summary>
    public void Flip(int arm, int subject) => Arms[arm].Flip(subject);

    public void MoveWithContrasts(int arm, int subject, int day)
    {
        int from = Arms[arm].Days[subject];
        (int low, int high) = from < day ? (from, day) : (day, from);
        foreach (ContrastState contrast in _contrastsOf[arm]) contrast.Add(low, high, -1);
        Move(arm, subject, day);
        foreach (ContrastState contrast in _contrastsOf[arm]) contrast.Add(low, high, 1);
    }

    public void FlipWithContrasts(int arm, int subject)
    {
        int day = Arms[arm].Days[subject];
        foreach (ContrastState contrast in _contrastsOf[arm]) contrast.Add(day, day, -1);
        Flip(arm, subject);
        foreach (ContrastState contrast in _contrastsOf[arm]) contrast.Add(day, day, 1);
    }

    public void EvaluateContrasts(int arm)
    {
        foreach (ContrastState contrast in _contrastsOf[arm]) contrast.Evaluate();
    }

    private long Inverted(int arm, int first, int last)
    {
        int progression = _isProgression[arm] ? arm : _partner[arm];
        ReadOnlySpan<int> free = Arms[progression].AtRisk;
        ReadOnlySpan<int> alive = Arms[_partner[progression]].AtRisk;
        int end = Math.Min(last, free.Length - 1);
        ReadOnlySpan<int> a = free[first..(end + 1)];
        ReadOnlySpan<int> b = alive[first..(end + 1)];
        ReadOnlySpan<Vector<int>> wideA = MemoryMarshal.Cast<int, Vector<int>>(a);
        ReadOnlySpan<Vector<int>> wideB = MemoryMarshal.Cast<int, Vector<int>>(b);
        Vector<int> sums = Vector<int>.Zero;
        for (int i = 0; i < wideA.Length; i++) sums += Vector.Max(Vector<int>.Zero, wideA[i] - wideB[i]);
        long inverted = Vector.Sum(sums);
        for (int i = wideA.Length * Vector<int>.Count; i < a.Length; i++) inverted += Math.Max(0, a[i] - b[i]);
        return inverted;
    }
}
