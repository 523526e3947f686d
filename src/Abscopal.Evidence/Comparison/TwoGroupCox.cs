using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>
/// The hazard ratio of two groups over the event times of a window: the partial likelihood is a product over event times,
/// so a window's own ratio is that of the rows at risk in it, entered at its start and censored at its end.
/// </summary>
internal sealed class TwoGroupCox(ArmSample treatment, ArmSample control)
{
    private static readonly CoxOptions Options = new() { Variance = CoxVariance.Robust, StepTolerance = 1e-10 };

    /// <summary>The ratio of treatment over control from the events in (from, to]; events at 0 count in a window from 0.</summary>
    public TwoGroupCoxFit Fit(double from, double to)
    {
        var rows = new WindowRows(from, to);
        bool told = rows.Add(control, 0) & rows.Add(treatment, 1);
        return told && rows.BothAtRiskAtAnEvent ? Fit(rows) : TwoGroupCoxFit.None;
    }

    private static TwoGroupCoxFit Fit(WindowRows rows)
    {
        CovariateMatrix covariates = new CovariateMatrixBuilder().AddNumber("treatment", rows.Groups).Build();
        CoxFit fit = CoxRegression.Fit(rows.ToSurvivalData(), covariates, Options);
        if (fit.Status != CoxStatus.Converged || !fit.Coefficients[0].Estimate.IsEstimated) return TwoGroupCoxFit.None;
        double[,] influence = fit.DfbetaResiduals();
        ImmutableArray<double> ofTreatment = [.. Enumerable.Range(0, rows.Groups.Length).Where(rows.IsTreated).Select(i => influence[i, 0])];
        return new TwoGroupCoxFit(fit.Coefficients[0].Estimate, Estimate.Of(fit.ModelCovariance(0, 0)), Estimate.Of(fit.Covariance(0, 0)), ofTreatment);
    }
}
