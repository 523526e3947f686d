namespace Abscopal.Survival;

/// <summary>The scores of Gray's test within one stratum, and their covariance.</summary>
/// <remarks>
/// In the notation of Gray (1988): the score of group k is asymptotically a sum of integrals over every group r against
/// the martingale of the cause, with weight a_kr(t) + b_r(t) (c_kr(tau) - c_kr(t)), b_r = 1 - G_0 / S_r, and against
/// that of the other causes, with weight -G_0 / S_r (c_kr(tau) - c_kr(t)). Here a_kr = w R_k (1{k = r} - R_r / R) with
/// R_r = Y_r / S_r(t-), c_kr is its integral against dF_0 / G_0(t-), and G_0 = 1 - F_0. Since c(tau) is known only at
/// the end, the moments of the squares in c(tau) are kept apart.
/// </remarks>
internal sealed class GrayStratum
{
    private readonly int _groups;
    private readonly double _rho;
    private readonly int[] _atRisk;
    private readonly int[] _own;
    private readonly int[] _other;
    private readonly int[] _leaving;
    private readonly double[] _freeBefore;
    private readonly double[] _free;
    private readonly double[] _incidenceBefore;
    private readonly double[] _score;
    private readonly double[] _weight;
    private readonly double[] _square;
    private readonly double[,] _a;
    private readonly double[,] _c;
    private readonly double[,] _linear;
    private readonly double[,] _variance;
    private double _pooled;

    public GrayStratum(int groups, double rho)
    {
        _groups = groups;
        _rho = rho;
        _atRisk = new int[groups];
        _own = new int[groups];
        _other = new int[groups];
        _leaving = new int[groups];
        _freeBefore = new double[groups];
        _free = new double[groups];
        Array.Fill(_freeBefore, 1);
        Array.Fill(_free, 1);
        _incidenceBefore = new double[groups];
        _score = new double[groups];
        _weight = new double[groups];
        _square = new double[groups];
        _a = new double[groups, groups];
        _c = new double[groups, groups];
        _linear = new double[groups, groups];
        _variance = new double[groups, groups];
    }

    public void Run(CompetingRisksData data, int stratum, int cause)
    {
        SortedSample sample = data.Sample;
        for (int i = 0; i < data.Count; i++)
        {
            if (stratum < 0 || data.Strata[i] == stratum) _atRisk[data.Groups[i]]++;
        }

        for (int start = 0; start < sample.Count;)
        {
            int rank = sample.Ranks[start];
            int end = start;
            for (; end < sample.Count && sample.Ranks[end] == rank; end++)
            {
                int row = sample.Order[end];
                if (stratum >= 0 && data.Strata[row] != stratum) continue;
                int g = data.Groups[row];
                _leaving[g]++;
                if (data.Causes[row] == cause) _own[g]++;
                else if (data.Causes[row] != 0) _other[g]++;
            }

            AddTime();
            start = end;
        }
    }

    /// <summary>Adds this stratum's scores and covariance to the sums over strata.</summary>
    public void AddTo(double[] score, double[,] variance)
    {
        for (int k = 0; k < _groups; k++)
        {
            score[k] += _score[k];
            for (int l = 0; l < _groups; l++)
            {
                double sum = _variance[k, l];
                for (int r = 0; r < _groups; r++)
                    sum += (_c[k, r] * _c[l, r] * _square[r]) + (_c[k, r] * _linear[l, r]) + (_c[l, r] * _linear[k, r]);
                variance[k, l] += sum;
            }
        }
    }

    private void AddTime()
    {
        int own = 0;
        int other = 0;
        for (int g = 0; g < _groups; g++)
        {
            own += _own[g];
            other += _other[g];
        }

        if (own + other > 0) AddEvents(own, other);
        for (int g = 0; g < _groups; g++)
        {
            _atRisk[g] -= _leaving[g];
            _own[g] = _other[g] = _leaving[g] = 0;
        }
    }

    private void AddEvents(int own, int other)
    {
        double risk = 0;
        double adjusted = 0;
        for (int g = 0; g < _groups; g++)
        {
            if (_atRisk[g] == 0) continue;
            double n = _atRisk[g];
            _free[g] = _freeBefore[g] * (n - _own[g] - _other[g]) / n;
            risk += n / _freeBefore[g];
            adjusted += n * (1 - _incidenceBefore[g]) / _freeBefore[g];
        }

        double pooledAfter = _pooled + (own / risk);
        double weight = _rho == 0 ? 1 : Math.Pow(1 - _pooled, _rho);
        if (own > 0)
        {
            AddScore(own, weight, adjusted);
            AddWeights(own, weight, risk);
            for (int r = 0; r < _groups; r++) AddOwnCause(r, own, risk, pooledAfter);
        }

        if (other > 0)
        {
            for (int r = 0; r < _groups; r++) AddOtherCauses(r, pooledAfter);
        }

        for (int g = 0; g < _groups; g++)
        {
            if (_atRisk[g] > 0) _incidenceBefore[g] += _freeBefore[g] * _own[g] / _atRisk[g];
            _freeBefore[g] = _free[g];
        }

        _pooled = pooledAfter;
    }

    private void AddScore(int own, double weight, double adjusted)
    {
        for (int k = 0; k < _groups; k++)
        {
            if (_atRisk[k] == 0) continue;
            double share = _atRisk[k] * (1 - _incidenceBefore[k]) / (_freeBefore[k] * adjusted);
            _score[k] += weight * (_own[k] - (own * share));
        }
    }

    private void AddWeights(int own, double weight, double risk)
    {
        double jump = own / (risk * (1 - _pooled));
        for (int k = 0; k < _groups; k++)
        {
            for (int r = 0; r < _groups; r++)
            {
                _a[k, r] = 0;
                if (_atRisk[k] == 0 || _atRisk[r] == 0) continue;
                double mine = _atRisk[k] / _freeBefore[k];
                double share = _atRisk[r] / (_freeBefore[r] * risk);
                _a[k, r] = weight * mine * ((k == r ? 1 : 0) - share);
                _c[k, r] += _a[k, r] * jump;
            }
        }
    }

    private void AddOwnCause(int r, int own, double risk, double pooledAfter)
    {
        if (_atRisk[r] == 0) return;
        double b = _free[r] > 0 ? 1 - ((1 - pooledAfter) / _free[r]) : 1;
        double size = risk * _freeBefore[r];
        double tie = own > 1 ? 1 - ((own - 1) / (size - 1)) : 1;
        for (int k = 0; k < _groups; k++) _weight[k] = _a[k, r] - (b * _c[k, r]);
        AddMoments(r, b, tie * own * _freeBefore[r] / (risk * _atRisk[r]));
    }

    private void AddOtherCauses(int r, double pooledAfter)
    {
        if (_free[r] <= 0 || _other[r] == 0) return;
        double n = _atRisk[r];
        double b = -(1 - pooledAfter) / _free[r];
        double tie = _other[r] > 1 ? 1 - ((_other[r] - 1) / (n - 1)) : 1;
        for (int k = 0; k < _groups; k++) _weight[k] = -b * _c[k, r];
        AddMoments(r, b, tie * _freeBefore[r] * _freeBefore[r] * _other[r] / (n * n));
    }

    private void AddMoments(int r, double slope, double variance)
    {
        _square[r] += slope * slope * variance;
        for (int k = 0; k < _groups; k++)
        {
            _linear[k, r] += _weight[k] * slope * variance;
            for (int l = 0; l < _groups; l++) _variance[k, l] += _weight[k] * _weight[l] * variance;
        }
    }
}
