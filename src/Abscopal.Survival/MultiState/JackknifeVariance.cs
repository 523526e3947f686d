namespace Abscopal.Survival;

/// <summary>The infinitesimal jackknife of state probabilities: at each event time, the sum over subjects of u'u.</summary>
/// <remarks>
/// With p the probabilities, H = I + dA and subject i in state j moving to k (or k = j), its derivative u_i becomes
/// u_i H + p_j (e_k - H_j) / Y_j. All subjects share H and those staying in a state share the addition, so that only
/// sums over the states are carried; a subject's own derivative is needed just where it enters or leaves a row.
/// </remarks>
internal sealed class JackknifeVariance
{
    private readonly MultiStateData _data;
    private readonly ChainSteps _steps;
    private readonly InfluenceMaps _maps;
    private readonly double[] _before;
    private readonly int _states;
    private readonly double[] _derivatives;
    private readonly int[] _known;
    private readonly double[,] _total;
    private readonly double[] _sums;
    private readonly int[] _present;

    public JackknifeVariance(MultiStateData data, ChainSteps steps, double[] before)
    {
        _data = data;
        _steps = steps;
        _before = before;
        _states = steps.States;
        _maps = new InfluenceMaps(steps, before);
        _derivatives = new double[data.SubjectCount * _states];
        _known = new int[data.SubjectCount];
        _total = new double[_states, _states];
        _sums = new double[_states * _states];
        _present = new int[_states];
    }

    /// <summary>The variances by event time and state.</summary>
    /// <param name="initial">The derivatives of the initial probabilities by subject and state.</param>
    public double[] Run(double[]? initial)
    {
        initial?.CopyTo(_derivatives, 0);
        for (int s = 0; initial is not null && s < _data.SubjectCount; s++) AddProduct(_derivatives.AsSpan(s * _states, _states), _derivatives.AsSpan(s * _states, _states));
        int[] byFirst = Order(_steps.First);
        int[] byEnd = Order(_steps.End);
        int entering = 0;
        int leaving = 0;
        double[] variances = new double[_steps.Times.Length * _states];
        for (int e = 0; e < _steps.Times.Length; e++)
        {
            for (; entering < byFirst.Length && _steps.First[byFirst[entering]] == e; entering++) Enter(byFirst[entering], e);
            Step(e);
            for (; leaving < byEnd.Length && _steps.End[byEnd[leaving]] <= e + 1; leaving++)
            {
                int row = byEnd[leaving];
                if (_steps.End[row] > _steps.First[row]) Leave(row, e);
            }

            for (int j = 0; j < _states; j++) variances[(e * _states) + j] = Math.Max(0, _total[j, j]);
        }

        return variances;
    }

    private static int[] Order(int[] places)
    {
        int[] keys = [.. places];
        int[] rows = new int[places.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = i;
        Array.Sort(keys, rows);
        return rows;
    }

    private void Enter(int row, int e)
    {
        if (_steps.End[row] <= e) return;
        int subject = _data.Subjects[row];
        Span<double> u = _derivatives.AsSpan(subject * _states, _states);
        _maps.Carry(u, _known[subject], e, -1);
        _known[subject] = e;
        int state = _data.From[row];
        for (int k = 0; k < _states; k++) _sums[(state * _states) + k] += u[k];
        _present[state]++;
    }

    // Everybody as if nobody moved; those who do are put right one by one.
    private void Step(int e)
    {
        int size = _states * _states;
        ReadOnlySpan<double> hazards = _steps.Hazards.AsSpan(e * size, size);
        Transform(hazards);
        Span<double> carried = stackalloc double[_states <= 32 ? _states : 0];
        if (carried.IsEmpty) carried = new double[_states];
        Span<double> added = stackalloc double[_states <= 32 ? _states : 0];
        if (added.IsEmpty) added = new double[_states];
        for (int j = 0; j < _states; j++)
        {
            if (_present[j] == 0) continue;
            Span<double> sum = _sums.AsSpan(j * _states, _states);
            carried.Clear();
            for (int l = 0; l < _states; l++)
            {
                for (int k = 0; k < _states; k++) carried[k] += sum[l] * hazards[(l * _states) + k];
            }

            double share = _before[(e * _states) + j] / _steps.AtRisk[(e * _states) + j];
            for (int k = 0; k < _states; k++) added[k] = share * ((k == j ? 1 : 0) - hazards[(j * _states) + k]);
            AddChange(carried, added, _present[j]);
            for (int k = 0; k < _states; k++) sum[k] = carried[k] + (_present[j] * added[k]);
        }
    }

    private void Transform(ReadOnlySpan<double> hazards)
    {
        double[,] half = new double[_states, _states];
        for (int i = 0; i < _states; i++)
        {
            for (int l = 0; l < _states; l++)
            {
                for (int k = 0; k < _states; k++) half[i, k] += _total[i, l] * hazards[(l * _states) + k];
            }
        }

        Array.Clear(_total);
        for (int l = 0; l < _states; l++)
        {
            for (int i = 0; i < _states; i++)
            {
                for (int k = 0; k < _states; k++) _total[i, k] += hazards[(l * _states) + i] * half[l, k];
            }
        }
    }

    private void Leave(int row, int e)
    {
        int subject = _data.Subjects[row];
        int from = _data.From[row];
        Span<double> u = _derivatives.AsSpan(subject * _states, _states);
        _maps.Carry(u, _known[subject], e + 1, from);
        _known[subject] = e + 1;
        for (int k = 0; k < _states; k++) _sums[(from * _states) + k] -= u[k];
        _present[from]--;
        // A censored row may end between event times, a move never does.
        int to = _data.To[row];
        if (to < 0) return;
        double share = _before[(e * _states) + from] / _steps.AtRisk[(e * _states) + from];
        Span<double> moved = stackalloc double[_states <= 32 ? _states : 0];
        if (moved.IsEmpty) moved = new double[_states];
        moved.Clear();
        moved[to] = share;
        moved[from] = -share;
        AddChange(u, moved, 1);
        for (int k = 0; k < _states; k++) u[k] += moved[k];
    }

    // The change of the sum of u'u when a vector is added to each of several u with a given sum.
    private void AddChange(ReadOnlySpan<double> sum, ReadOnlySpan<double> added, int count)
    {
        for (int i = 0; i < _states; i++)
        {
            for (int k = 0; k < _states; k++)
                _total[i, k] += (sum[i] * added[k]) + (added[i] * sum[k]) + (count * added[i] * added[k]);
        }
    }

    private void AddProduct(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        for (int i = 0; i < _states; i++)
        {
            for (int k = 0; k < _states; k++) _total[i, k] += left[i] * right[k];
        }
    }
}
