namespace Abscopal.Survival;

/// <summary>The middle of the sandwich: the sum over subjects of (eta + psi)(eta + psi)'.</summary>
/// <remarks>
/// eta_i integrates (z_i - zbar) w_i against the martingale of the cause; psi_i is what the estimated censoring
/// distribution adds, the integral of q(u) / pi(u) against the martingale of censoring. Source: Fine and Gray, J. Am.
/// Stat. Assoc. 94 (1999) 496-509, eqs. (7) and (8).
/// </remarks>
internal static class FineGrayVariance
{
    public static double[,] Middle(FineGrayDesign design, FineGrayLikelihood likelihood, CensoringTies ties)
    {
        int p = design.Covariates;
        double[] contribution = new double[design.Count * p];
        AddEta(design, likelihood, contribution);
        for (int g = 0; g < design.Censoring.Groups; g++) AddPsi(design, likelihood, ties, g, contribution);
        double[,] middle = new double[p, p];
        for (int i = 0; i < design.Count; i++)
        {
            ReadOnlySpan<double> w = contribution.AsSpan(i * p, p);
            for (int j = 0; j < p; j++)
            {
                for (int k = 0; k < p; k++) middle[j, k] += w[j] * w[k];
            }
        }

        return middle;
    }

    private static void AddEta(FineGrayDesign design, FineGrayLikelihood likelihood, double[] contribution)
    {
        int p = design.Covariates;
        int e = -1;
        int rank = -1;
        likelihood.VisitSubjects((i, hazard, mean) =>
        {
            double relative = likelihood.Relative[i];
            bool own = design.Kind[i] == FineGrayDesign.EventKind.Own;
            if (own && design.Rank[i] != rank)
            {
                rank = design.Rank[i];
                e++;
            }

            for (int j = 0; j < p; j++)
            {
                double z = design.Z[(i * p) + j];
                double eta = -relative * ((z * hazard) - mean[j]);
                if (own) eta += z - (likelihood.Means[(e * p) + j] / design.Events[e]);
                contribution[(i * p) + j] += eta;
            }
        });
    }

    private static void AddPsi(FineGrayDesign design, FineGrayLikelihood likelihood, CensoringTies ties, int group, double[] contribution)
    {
        int p = design.Covariates;
        (double[][] hazards, double[][] means) = likelihood.LaterHazards();
        double[] other = new double[p + 1];
        double[] compensator = new double[p];
        double[] before = new double[p];
        double[] jump = new double[p];
        int e = 0;
        for (int start = 0; start < design.Count;)
        {
            int rank = design.Rank[start];
            int end = start;
            while (end < design.Count && design.Rank[end] == rank) end++;
            while (e < design.EventRanks.Length && design.EventRanks[e] < rank) e++;
            int censored = design.Censoring.Censored[group][rank];
            double atRisk = design.Censoring.AtRisk[group][rank];
            compensator.AsSpan().CopyTo(before);
            for (int j = 0; j < p && censored > 0; j++)
            {
                double q = (other[j + 1] * hazards[group][e]) - (other[0] * means[group][(e * p) + j]);
                jump[j] = q / atRisk;
                compensator[j] += jump[j] * censored / atRisk;
            }

            for (int i = start; i < end; i++)
            {
                if (design.Group[i] != group) continue;
                bool isCensored = design.Kind[i] == FineGrayDesign.EventKind.Censored;
                double[] seen = isCensored || ties == CensoringTies.EventsAtRisk ? compensator : before;
                for (int j = 0; j < p; j++) contribution[(i * p) + j] += (isCensored ? jump[j] : 0) - seen[j];
            }

            // q(u) reads the subjects with X < u and the events at t >= u, as the paper prints it.
            AddOthers(design, likelihood, group, start, end, other);
            start = end;
        }
    }

    private static void AddOthers(FineGrayDesign design, FineGrayLikelihood likelihood, int group, int start, int end, double[] other)
    {
        int p = design.Covariates;
        for (int i = start; i < end; i++)
        {
            if (design.Kind[i] != FineGrayDesign.EventKind.Other || design.Group[i] != group) continue;
            double weight = likelihood.Relative[i] / design.Censoring.Before[group][design.Rank[i]];
            other[0] += weight;
            for (int j = 0; j < p; j++) other[j + 1] += weight * design.Z[(i * p) + j];
        }
    }
}
