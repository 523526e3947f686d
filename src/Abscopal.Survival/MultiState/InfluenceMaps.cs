namespace Abscopal.Survival;

/// <summary>
/// What happens to the derivative of the probabilities by one subject's weight over a stretch of event times in which
/// the subject does not move: an affine map u -> u M + b_j, with b_j for a subject at risk in state j.
/// </summary>
/// <remarks>
/// Maps of stretches of 2, 4, 8, ... times are composed once, so that any stretch costs as many maps as the logarithm of
/// its length, and no matrix is inverted: I + dA is singular where the last of a state leave it.
/// </remarks>
internal sealed class InfluenceMaps
{
    private readonly int _states;
    private readonly int _width;
    private readonly List<double[]> _levels = [];

    public InfluenceMaps(ChainSteps steps, double[] before)
    {
        _states = steps.States;
        _width = 2 * _states * _states;
        _levels.Add(SingleSteps(steps, before));
        for (int count = steps.Times.Length / 2; count > 0; count /= 2) _levels.Add(Compose(_levels[^1], count));
    }

    /// <summary>Carries a derivative from before one event time to before another.</summary>
    /// <param name="derivative">The derivative; changed in place.</param>
    /// <param name="from">The first event time that counts.</param>
    /// <param name="to">The first event time that does not.</param>
    /// <param name="state">The state of the subject, or -1 when it is not observed.</param>
    public void Carry(Span<double> derivative, int from, int to, int state)
    {
        Span<double> next = stackalloc double[_states <= 32 ? _states : 0];
        if (next.IsEmpty) next = new double[_states];
        while (from < to)
        {
            int level = 0;
            while (level + 1 < _levels.Count && from % (2 << level) == 0 && from + (2 << level) <= to) level++;
            ReadOnlySpan<double> map = _levels[level].AsSpan((from >> level) * _width, _width);
            Apply(map, derivative, state, next);
            next.CopyTo(derivative);
            from += 1 << level;
        }
    }

    private double[] SingleSteps(ChainSteps steps, double[] before)
    {
        int size = _states * _states;
        double[] maps = new double[steps.Times.Length * _width];
        for (int e = 0; e < steps.Times.Length; e++)
        {
            ReadOnlySpan<double> hazards = steps.Hazards.AsSpan(e * size, size);
            hazards.CopyTo(maps.AsSpan(e * _width));
            for (int j = 0; j < _states; j++)
            {
                int atRisk = steps.AtRisk[(e * _states) + j];
                if (atRisk == 0) continue;
                double share = before[(e * _states) + j] / atRisk;
                // Weight on a subject that stays lowers every hazard out of its state.
                for (int k = 0; k < _states; k++)
                    maps[(e * _width) + size + (j * _states) + k] = share * ((k == j ? 1 : 0) - hazards[(j * _states) + k]);
            }
        }

        return maps;
    }

    private double[] Compose(double[] finer, int count)
    {
        double[] maps = new double[count * _width];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> first = finer.AsSpan(2 * i * _width, _width);
            ReadOnlySpan<double> second = finer.AsSpan(((2 * i) + 1) * _width, _width);
            Span<double> both = maps.AsSpan(i * _width, _width);
            for (int row = 0; row < 2 * _states; row++)
            {
                Span<double> result = both.Slice(row * _states, _states);
                int state = row < _states ? -1 : row - _states;
                Apply(second, first.Slice(row * _states, _states), state, result);
            }
        }

        return maps;
    }

    private void Apply(ReadOnlySpan<double> map, ReadOnlySpan<double> derivative, int state, Span<double> result)
    {
        if (state < 0) result.Clear();
        else map.Slice((_states + state) * _states, _states).CopyTo(result);
        for (int j = 0; j < derivative.Length; j++)
        {
            double u = derivative[j];
            if (u == 0) continue;
            for (int k = 0; k < result.Length; k++) result[k] += u * map[(j * _states) + k];
        }
    }
}
