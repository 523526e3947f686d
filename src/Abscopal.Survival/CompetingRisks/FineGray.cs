namespace Abscopal.Survival;

/// <summary>Regression of the subdistribution hazard of one cause, whose covariates act on its cumulative incidence.</summary>
/// <remarks>
/// The hazard of the subdistribution is l0(t) exp(beta'z). Subjects with an event of another cause stay at risk with
/// inverse probability of censoring weights. Source: Fine and Gray, J. Am. Stat. Assoc. 94 (1999) 496-509.
/// </remarks>
public static class FineGray
{
    private const int MaximalIterations = 60;

    /// <summary>Fits the regression.</summary>
    /// <param name="data">The sample; its strata are not read, its groups only for the censoring distribution where asked for.</param>
    /// <param name="covariates">A row for each row of the data.</param>
    /// <param name="options">Cause, level and conventions; those of R's <c>cmprsk::crr</c> when left out.</param>
    /// <exception cref="SurvivalDataException">
    /// There is no event of the cause or no covariate, the lengths differ, or a covariate is constant or a linear combination of
    /// those before it.
    /// </exception>
    public static FineGrayFit Fit(CompetingRisksData data, CovariateMatrix covariates, FineGrayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new FineGrayOptions();
        var design = FineGrayDesign.Create(data, covariates, options);
        var likelihood = new FineGrayLikelihood(design, options.Ties);
        string[] names = [.. covariates.Names];
        double[] beta = new double[names.Length];
        likelihood.Evaluate(beta);
        double nullLogLikelihood = likelihood.LogLikelihood;
        double[] start = new double[names.Length];
        for (int j = 0; j < start.Length; j++) start[j] = likelihood.Information[j, j];
        _ = Invert(likelihood, design, names);
        (int iterations, bool converged) = Maximize(likelihood, design, beta);
        bool[] infinite = FindInfinite(likelihood, design, beta, start, converged);
        return new FineGrayFit(data, options, design, likelihood, names, beta, infinite, nullLogLikelihood, iterations, converged);
    }

    private static double[,] Invert(FineGrayLikelihood likelihood, FineGrayDesign design, string[] names)
    {
        for (int j = 0; j < names.Length; j++)
        {
            if (!(design.Scales[j] > 1e-12 * Math.Abs(design.Means[j])))
                throw new SurvivalDataException($"covariate '{names[j]}' is constant; its coefficient is not determined");
        }

        return InformationInverse.TryInvert(likelihood.Information, out double[,] inverse, out int dependent)
            ? inverse
            : throw new SurvivalDataException($"covariate '{names[dependent]}' is a linear combination of those before it wherever somebody is at risk; leave one out");
    }

    // Newton's steps with halving; the last step is taken before it is judged, so that its error is the square of the tolerance.
    private static (int Iterations, bool Converged) Maximize(FineGrayLikelihood likelihood, FineGrayDesign design, double[] beta)
    {
        double[] step = new double[beta.Length];
        double[] trial = new double[beta.Length];
        for (int iteration = 1; iteration <= MaximalIterations; iteration++)
        {
            if (!InformationInverse.TryInvert(likelihood.Information, out double[,] inverse, out _)) return (iteration, false);
            double largest = 0;
            for (int j = 0; j < step.Length; j++)
            {
                step[j] = 0;
                for (int k = 0; k < step.Length; k++) step[j] += inverse[j, k] * likelihood.Score[k];
                largest = Math.Max(largest, Math.Abs(step[j]) * design.Scales[j]);
            }

            double before = likelihood.LogLikelihood;
            double share = 1;
            for (int halvings = 0; ; halvings++, share *= 0.5)
            {
                for (int j = 0; j < step.Length; j++) trial[j] = beta[j] + (share * step[j]);
                likelihood.Evaluate(trial);
                if (likelihood.LogLikelihood >= before - (1e-10 * Math.Abs(before)) || halvings == 20) break;
            }

            trial.CopyTo(beta, 0);
            if (largest < 1e-9) return (iteration, true);
        }

        return (MaximalIterations, false);
    }

    // Where the likelihood rises for ever in one direction the information about it goes to nothing.
    private static bool[] FindInfinite(FineGrayLikelihood likelihood, FineGrayDesign design, double[] beta, double[] start, bool converged)
    {
        bool[] infinite = new bool[beta.Length];
        for (int j = 0; j < infinite.Length; j++)
        {
            bool vanishing = likelihood.Information[j, j] < 1e-5 * start[j];
            infinite[j] = Math.Abs(beta[j]) * design.Scales[j] > 5 && (vanishing || !converged);
        }

        return infinite;
    }
}
