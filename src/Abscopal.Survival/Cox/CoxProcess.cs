using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>The baseline hazard and the means of the covariates at each event time of a fit, and the residuals from them.</summary>
internal sealed class CoxProcess
{
    private readonly CoxDesign _design;
    private readonly int _p;

    public CoxProcess(CoxDesign design, bool efron, ReadOnlySpan<double> beta)
    {
        _design = design;
        _p = beta.Length;
        Relative = RelativeHazards(beta);
        int blocks = design.BlockCount;
        Hazard = new double[blocks];
        HazardVariance = new double[blocks];
        HazardOfEvents = new double[blocks];
        Mean = new double[blocks, _p];
        MeanHazard = new double[blocks, _p];
        MeanHazardOfEvents = new double[blocks, _p];
        for (int s = 0; s + 1 < design.StratumBlock.Length; s++) Fill(s, efron);
    }

    /// <summary>exp(beta'x + offset) at each place, with centred covariates.</summary>
    public double[] Relative { get; }

    public double[] Hazard { get; }

    public double[] HazardVariance { get; }

    /// <summary>What the events of a block are exposed to at their own time.</summary>
    public double[] HazardOfEvents { get; }

    /// <summary>The mean of the covariates in the risk set, over the events of the block.</summary>
    public double[,] Mean { get; }

    public double[,] MeanHazard { get; }

    public double[,] MeanHazardOfEvents { get; }

    public double[] Predictor() => Array.ConvertAll(Relative, ElementaryMath.Log);

    public double[] Martingale()
    {
        double[] residuals = new double[_design.Count];
        ForEachExposure((k, isEvent, exposure, _) => residuals[k] = (isEvent ? 1 : 0) - (Relative[k] * exposure));
        return residuals;
    }

    public double[,] Score()
    {
        double[,] residuals = new double[_design.Count, _p];
        int[] blocks = _design.BlockOfPlace();
        ForEachExposure((k, isEvent, exposure, means) =>
        {
            for (int j = 0; j < _p; j++)
            {
                double x = _design.Covariates[k, j];
                double expected = Relative[k] * ((x * exposure) - means[j]);
                residuals[k, j] = (isEvent ? x - Mean[blocks[k], j] : 0) - expected;
            }
        });
        return residuals;
    }

    // Calls with the place, whether it is an event, its cumulative hazard and its hazard-weighted means.
    private void ForEachExposure(Action<int, bool, double, double[]> visit)
    {
        int[] strata = _design.StratumBlock;
        double[] means = new double[_p];
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            double[] hazards = Cumulate(Hazard, strata[s], strata[s + 1]);
            double[][] meanHazards = new double[_p][];
            for (int j = 0; j < _p; j++) meanHazards[j] = Cumulate(Column(MeanHazard, j), strata[s], strata[s + 1]);
            for (int b = strata[s]; b < strata[s + 1]; b++)
            {
                for (int k = _design.BlockStart[b]; k < _design.BlockStart[b + 1]; k++)
                {
                    bool isEvent = k >= _design.FirstEvent[b];
                    int at = (isEvent ? b + 1 : b) - strata[s];
                    int entry = (_design.HasEntry ? _design.EntryBlock[k] : strata[s + 1]) - strata[s];
                    double exposure = hazards[at] - hazards[entry] + (isEvent ? HazardOfEvents[b] : 0);
                    for (int j = 0; j < _p; j++) means[j] = meanHazards[j][at] - meanHazards[j][entry] + (isEvent ? MeanHazardOfEvents[b, j] : 0);
                    visit(k, isEvent, exposure, means);
                }
            }
        }
    }

    private static double[] Cumulate(double[] steps, int from, int to)
    {
        double[] sums = new double[to - from + 1];
        for (int b = to - 1; b >= from; b--) sums[b - from] = sums[b - from + 1] + steps[b];
        return sums;
    }

    private static double[] Column(double[,] matrix, int j)
    {
        double[] column = new double[matrix.GetLength(0)];
        for (int i = 0; i < column.Length; i++) column[i] = matrix[i, j];
        return column;
    }

    private double[] RelativeHazards(ReadOnlySpan<double> beta)
    {
        double[] relative = _design.Offset is null ? new double[_design.Count] : [.. _design.Offset];
        _design.Covariates.AddPredictors(0, beta, relative);
        VectorElementaryMath.Exp(relative, relative);
        return relative;
    }

    private void Fill(int stratum, bool efron)
    {
        double[] sums = new double[_p + 1];
        double[] events = new double[_p + 1];
        for (int b = _design.StratumBlock[stratum]; b < _design.StratumBlock[stratum + 1]; b++)
        {
            for (int k = _design.BlockStart[b]; k < _design.FirstEvent[b]; k++) Add(sums, k, 1);
            if (_design.HasEntry)
            {
                for (int l = _design.LeavingStart[b]; l < _design.LeavingStart[b + 1]; l++) Add(sums, _design.Leaving[l], -1);
            }

            Array.Clear(events);
            for (int k = _design.FirstEvent[b]; k < _design.BlockStart[b + 1]; k++) Add(events, k, 1);
            for (int j = 0; j <= _p; j++) sums[j] += events[j];
            FillBlock(b, efron, sums, events);
        }
    }

    private void FillBlock(int b, bool efron, double[] sums, double[] events)
    {
        int deaths = _design.Deaths[b];
        double share = _design.ShareOf(b);
        for (int i = 0; i < deaths; i++)
        {
            double a = efron ? i / (double)deaths : 0;
            double denominator = sums[_p] - (a * events[_p]);
            double hazard = share / denominator;
            Hazard[b] += hazard;
            HazardVariance[b] += hazard / denominator;
            HazardOfEvents[b] += (1 - a) * hazard;
            for (int j = 0; j < _p; j++)
            {
                double mean = (sums[j] - (a * events[j])) / denominator;
                Mean[b, j] += mean / deaths;
                MeanHazard[b, j] += mean * hazard;
                MeanHazardOfEvents[b, j] += (1 - a) * mean * hazard;
            }
        }
    }

    private void Add(double[] sums, int k, int sign)
    {
        double risk = sign * _design.Weight(k) * Relative[k];
        for (int j = 0; j < _p; j++) sums[j] += risk * _design.Covariates[k, j];
        sums[_p] += risk;
    }
}
