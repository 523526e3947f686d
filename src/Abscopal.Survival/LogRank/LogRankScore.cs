namespace Abscopal.Survival;

/// <summary>Observed and expected events by group, and the covariance of their differences, summed over strata.</summary>
internal sealed class LogRankScore
{
    private LogRankScore(int groups)
    {
        Observed = new double[groups];
        Expected = new double[groups];
        Variance = new double[groups, groups];
    }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public double[,] Variance { get; }

    public static LogRankScore Compute(SurvivalData data, RiskSets[] strata, LogRankWeight weight, VarianceKind kind)
    {
        var score = new LogRankScore(data.GroupLabels.Length);
        double[,]? influence = kind == VarianceKind.Robust ? new double[data.SubjectCount, score.Observed.Length] : null;
        foreach (RiskSets sets in strata)
        {
            double[] weights = weight.Evaluate(sets);
            score.Sum(sets, weights);
            if (influence is null) AddHypergeometric(score.Variance, sets, weights, weights);
            else AddInfluence(influence, data, sets, weights);
        }

        if (influence is not null) score.SquareInfluence(influence);
        return score;
    }

    /// <summary>Adds the covariance under two weights: d (n - d) / (n - 1) (1{g = h} n_g / n - n_g n_h / n^2) at each time.</summary>
    public static void AddHypergeometric(double[,] variance, RiskSets sets, double[] first, double[] second)
    {
        int groups = sets.Groups;
        for (int k = 0; k < sets.Count; k++)
        {
            double n = sets.AtRisk[k];
            double d = sets.Events[k];
            double scale = n > 1 ? first[k] * second[k] * d * (n - d) / (n - 1) : 0;
            if (scale == 0) continue;
            for (int g = 0; g < groups; g++)
            {
                double share = sets.AtRiskOf[(k * groups) + g] / n;
                for (int h = 0; h < groups; h++) variance[g, h] -= scale * share * (sets.AtRiskOf[(k * groups) + h] / n);
                variance[g, g] += scale * share;
            }
        }
    }

    private void Sum(RiskSets sets, double[] weights)
    {
        for (int k = 0; k < sets.Count; k++)
        {
            for (int g = 0; g < Observed.Length; g++)
            {
                int i = (k * sets.Groups) + g;
                Observed[g] += weights[k] * sets.EventsOf[i];
                Expected[g] += weights[k] * sets.Events[k] * (sets.AtRiskOf[i] / sets.AtRisk[k]);
            }
        }
    }

    // A row of group h moves the score of group g by the sum over its event times of w (1{g = h} - n_g / n) (dN - d / n):
    // Lin and Wei, J. Am. Stat. Assoc. 84 (1989) 1074-1078, at no effect.
    private static void AddInfluence(double[,] influence, SurvivalData data, RiskSets sets, double[] weights)
    {
        int groups = sets.Groups;
        double[] hazard = new double[sets.Count + 1];
        double[] shared = new double[(sets.Count + 1) * groups];
        for (int k = 0; k < sets.Count; k++)
        {
            double step = weights[k] * sets.Events[k] / sets.AtRisk[k];
            hazard[k + 1] = hazard[k] + step;
            for (int g = 0; g < groups; g++)
                shared[((k + 1) * groups) + g] = shared[(k * groups) + g] + (step * (sets.AtRiskOf[(k * groups) + g] / sets.AtRisk[k]));
        }

        bool replicated = data.WeightKind == WeightKind.Replication;
        foreach (int row in sets.Rows)
        {
            int exit = sets.LastAt(data.RankOfExit(row));
            int from = sets.LastAt(data.RankOfEntry(row)) + 1;
            double caseWeight = replicated ? Math.Sqrt(data.Weight(row)) : data.Weight(row);
            for (int g = 0; g < groups; g++)
            {
                double own = g == data.Group(row) ? 1 : 0;
                double u = shared[((exit + 1) * groups) + g] - shared[(from * groups) + g] - (own * (hazard[exit + 1] - hazard[from]));
                if (data.HasEvent(row)) u += weights[exit] * (own - (sets.AtRiskOf[(exit * groups) + g] / sets.AtRisk[exit]));
                influence[data.Subject(row), g] += caseWeight * u;
            }
        }
    }

    private void SquareInfluence(double[,] influence)
    {
        for (int i = 0; i < influence.GetLength(0); i++)
        {
            for (int g = 0; g < Observed.Length; g++)
            {
                for (int h = 0; h < Observed.Length; h++) Variance[g, h] += influence[i, g] * influence[i, h];
            }
        }
    }
}
