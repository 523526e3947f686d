namespace Abscopal.Survival;

/// <summary>Proportional hazards regression.</summary>
/// <remarks>
/// The hazard of row i of stratum s is l_s(t) exp(beta'x_i + offset_i). Source: Cox, J. R. Stat. Soc. B 34 (1972) 187-220.
/// </remarks>
public static class CoxRegression
{
    /// <summary>Fits the regression.</summary>
    /// <param name="data">The sample with its entries, weights, strata and subjects; its groups are not read.</param>
    /// <param name="covariates">A row for each row of the data.</param>
    /// <param name="options">Ties, level and limits; R's defaults when left out.</param>
    /// <exception cref="SurvivalDataException">
    /// There is no event or no covariate, the lengths differ, or a covariate is constant or a linear combination of those
    /// before it wherever an event could tell.
    /// </exception>
    public static CoxFit Fit(SurvivalData data, CovariateMatrix covariates, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new CoxOptions();
        options.Check(data.Count);
        var design = CoxDesignBuilder.Create(data, covariates, options.Offset);
        var likelihood = PartialLikelihood.Create(design, options);
        return CoxFit.Create(data, options, likelihood);
    }

    internal static void ThrowIfCollinear(PartialLikelihood likelihood)
    {
        CoxDesign design = likelihood.Design;
        for (int j = 0; j < design.Names.Length; j++)
        {
            if (!(design.Ranges[j] > 1e-12 * Math.Abs(design.Means[j])))
                throw new SurvivalDataException($"covariate '{design.Names[j]}' is constant among the rows at risk; leave it out");
        }

        if (!InformationInverse.TryInvert(likelihood.Information, out _, out int dependent))
            throw new SurvivalDataException($"covariate '{design.Names[dependent]}' is a linear combination of those before it wherever somebody is at risk; leave one out");
    }
}
