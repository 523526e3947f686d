using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>The weighted partial likelihood of the subdistribution hazard at one vector of coefficients.</summary>
/// <remarks>
/// A subject is at risk with weight 1 until its time, and after an event of another cause at X with weight G(t-) / G(X-).
/// Writing the information as sum of e_i z_i z_i' times the cumulative hazard weight of i, less the outer products of the
/// weighted means, needs no matrix for each time. Source: Fine and Gray, J. Am. Stat. Assoc. 94 (1999) 496-509, eq. (6).
/// </remarks>
internal sealed class FineGrayLikelihood
{
    private readonly FineGrayDesign _design;
    private readonly FineGrayTies _ties;
    private readonly int _p;
    private readonly double[] _sums;
    private readonly double[] _tied;

    public FineGrayLikelihood(FineGrayDesign design, FineGrayTies ties)
    {
        _design = design;
        _ties = ties;
        _p = design.Covariates;
        int events = design.EventRanks.Length;
        Relative = new double[design.Count];
        Score = new double[_p];
        Information = new double[_p, _p];
        Hazard = new double[events];
        TiedHazard = new double[events];
        MeanHazard = new double[events * _p];
        TiedMeanHazard = new double[events * _p];
        Means = new double[events * _p];
        _sums = new double[events * (_p + 1)];
        _tied = new double[events * (_p + 1)];
    }

    public double LogLikelihood { get; private set; }

    public double[] Score { get; }

    public double[,] Information { get; }

    /// <summary>exp(beta'z) by position.</summary>
    public double[] Relative { get; }

    /// <summary>The increment of the baseline hazard at each event time.</summary>
    public double[] Hazard { get; }

    /// <summary>The increment as the tied subjects themselves see it; equal to <see cref="Hazard"/> with Breslow's ties.</summary>
    public double[] TiedHazard { get; }

    /// <summary>The increment times the weighted mean of the covariates.</summary>
    public double[] MeanHazard { get; }

    /// <summary>The same as the tied subjects see it.</summary>
    public double[] TiedMeanHazard { get; }

    /// <summary>The sum over the events of a time of the weighted means of the covariates.</summary>
    public double[] Means { get; }

    public void Evaluate(ReadOnlySpan<double> beta)
    {
        LogLikelihood = 0;
        Array.Clear(Score);
        Array.Clear(Information);
        for (int i = 0; i < _design.Count; i++) Relative[i] = ElementaryMath.Exp(Linear(i, beta));
        SumAtRisk();
        AddOtherCauses();
        AddOwnEvents(beta);
        for (int e = 0; e < Hazard.Length; e++) AddTime(e);
        AddSubjects();
        for (int j = 0; j < _p; j++)
        {
            for (int k = 0; k < j; k++) Information[k, j] = Information[j, k];
        }
    }

    /// <summary>Visits each position with the hazard weight it accumulates: A = integral of w dL0, B = integral of w zbar dL0.</summary>
    public void VisitSubjects(Action<int, double, double[]> visit)
    {
        (double[][] laterHazard, double[][] laterMean) = LaterHazards();
        double[] mean = new double[_p];
        double[] ownMean = new double[_p];
        double hazard = 0;
        int e = 0;
        for (int i = 0; i < _design.Count; i++)
        {
            while (e < Hazard.Length && _design.EventRanks[e] <= _design.Rank[i])
            {
                hazard += Hazard[e];
                for (int j = 0; j < _p; j++) mean[j] += MeanHazard[(e * _p) + j];
                e++;
            }

            mean.AsSpan().CopyTo(ownMean);
            double own = hazard;
            if (_design.Kind[i] == FineGrayDesign.EventKind.Own)
            {
                own += TiedHazard[e - 1] - Hazard[e - 1];
                for (int j = 0; j < _p; j++) ownMean[j] += TiedMeanHazard[((e - 1) * _p) + j] - MeanHazard[((e - 1) * _p) + j];
            }
            else if (_design.Kind[i] == FineGrayDesign.EventKind.Other)
            {
                int g = _design.Group[i];
                double weight = 1 / _design.Censoring.Before[g][_design.Rank[i]];
                own += weight * laterHazard[g][e];
                for (int j = 0; j < _p; j++) ownMean[j] += weight * laterMean[g][(e * _p) + j];
            }

            visit(i, own, ownMean);
        }
    }

    /// <summary>For each censoring group and event time e, the integrals of G(t-) dL0 and G(t-) zbar dL0 from e on.</summary>
    public (double[][] Hazard, double[][] Mean) LaterHazards()
    {
        int groups = _design.Censoring.Groups;
        double[][] hazards = new double[groups][];
        double[][] means = new double[groups][];
        for (int g = 0; g < groups; g++)
        {
            double[] hazard = hazards[g] = new double[Hazard.Length + 1];
            double[] mean = means[g] = new double[(Hazard.Length + 1) * _p];
            for (int e = Hazard.Length - 1; e >= 0; e--)
            {
                double weight = _design.Censoring.Before[g][_design.EventRanks[e]];
                hazard[e] = hazard[e + 1] + (weight * Hazard[e]);
                for (int j = 0; j < _p; j++) mean[(e * _p) + j] = mean[((e + 1) * _p) + j] + (weight * MeanHazard[(e * _p) + j]);
            }
        }

        return (hazards, means);
    }

    private double Linear(int i, ReadOnlySpan<double> beta)
    {
        double sum = 0;
        for (int j = 0; j < _p; j++) sum += beta[j] * _design.Z[(i * _p) + j];
        return sum;
    }

    private void SumAtRisk()
    {
        int width = _p + 1;
        double[] sum = new double[width];
        int i = _design.Count - 1;
        for (int e = _design.EventRanks.Length - 1; e >= 0; e--)
        {
            for (; i >= 0 && _design.Rank[i] >= _design.EventRanks[e]; i--) Add(sum, i, Relative[i]);
            sum.AsSpan().CopyTo(_sums.AsSpan(e * width));
        }
    }

    private void AddOtherCauses()
    {
        int width = _p + 1;
        double[] sums = new double[_design.Censoring.Groups * width];
        int i = 0;
        for (int e = 0; e < _design.EventRanks.Length; e++)
        {
            for (; i < _design.Count && _design.Rank[i] < _design.EventRanks[e]; i++)
            {
                if (_design.Kind[i] != FineGrayDesign.EventKind.Other) continue;
                int g = _design.Group[i];
                Add(sums.AsSpan(g * width, width), i, Relative[i] / _design.Censoring.Before[g][_design.Rank[i]]);
            }

            for (int g = 0; g < _design.Censoring.Groups; g++)
            {
                double weight = _design.Censoring.Before[g][_design.EventRanks[e]];
                for (int j = 0; j < width; j++) _sums[(e * width) + j] += weight * sums[(g * width) + j];
            }
        }
    }

    private void AddOwnEvents(ReadOnlySpan<double> beta)
    {
        Array.Clear(_tied);
        int e = -1;
        int rank = -1;
        for (int i = 0; i < _design.Count; i++)
        {
            if (_design.Kind[i] != FineGrayDesign.EventKind.Own) continue;
            if (_design.Rank[i] != rank)
            {
                rank = _design.Rank[i];
                e++;
            }

            Add(_tied.AsSpan(e * (_p + 1), _p + 1), i, Relative[i]);
            LogLikelihood += Linear(i, beta);
            for (int j = 0; j < _p; j++) Score[j] += _design.Z[(i * _p) + j];
        }
    }

    private void Add(Span<double> sum, int i, double weight)
    {
        sum[0] += weight;
        ReadOnlySpan<double> z = _design.Z.AsSpan(i * _p, _p);
        for (int j = 0; j < z.Length; j++) sum[j + 1] += weight * z[j];
    }

    private void AddTime(int e)
    {
        int d = _design.Events[e];
        ReadOnlySpan<double> all = _sums.AsSpan(e * (_p + 1), _p + 1);
        ReadOnlySpan<double> tied = _tied.AsSpan(e * (_p + 1), _p + 1);
        int place = e * _p;
        Hazard[e] = TiedHazard[e] = 0;
        MeanHazard.AsSpan(place, _p).Clear();
        TiedMeanHazard.AsSpan(place, _p).Clear();
        Means.AsSpan(place, _p).Clear();
        Span<double> mean = stackalloc double[_p <= 64 ? _p : 0];
        if (mean.IsEmpty) mean = new double[_p];
        for (int k = 0; k < d; k++)
        {
            double removed = _ties == FineGrayTies.Efron ? (double)k / d : 0;
            double total = all[0] - (removed * tied[0]);
            double increment = 1 / total;
            LogLikelihood -= ElementaryMath.Log(total);
            Hazard[e] += increment;
            TiedHazard[e] += (1 - removed) * increment;
            for (int j = 0; j < _p; j++)
            {
                mean[j] = (all[j + 1] - (removed * tied[j + 1])) * increment;
                Score[j] -= mean[j];
                Means[place + j] += mean[j];
                MeanHazard[place + j] += mean[j] * increment;
                TiedMeanHazard[place + j] += (1 - removed) * mean[j] * increment;
            }

            for (int j = 0; j < _p; j++)
            {
                for (int l = 0; l <= j; l++) Information[j, l] -= mean[j] * mean[l];
            }
        }
    }

    private void AddSubjects() => VisitSubjects((i, hazard, _) =>
    {
        double weight = Relative[i] * hazard;
        ReadOnlySpan<double> z = _design.Z.AsSpan(i * _p, _p);
        for (int j = 0; j < z.Length; j++)
        {
            double wz = weight * z[j];
            for (int l = 0; l <= j; l++) Information[j, l] += wz * z[l];
        }
    });
}
