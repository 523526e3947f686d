using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

public sealed partial class CoxFit
{
    /// <summary>The cumulative hazard at covariates (and offset) of 0.</summary>
    /// <param name="stratum">The index of the stratum.</param>
    public CoxCurve BaselineHazard(int stratum = 0) => Predict(new double[_beta.Length], stratum);

    /// <summary>The predicted curve of a row with given covariates and an offset of 0.</summary>
    /// <param name="covariates">The covariates, in the order of the coefficients.</param>
    /// <param name="stratum">The index of the stratum.</param>
    /// <remarks>
    /// With r = exp(beta'(x - mean)), steps dH and means m of the covariates at risk, the cumulative hazard is r sum dH and its
    /// variance r^2 (sum of the squared steps' own variance + q'Vq), q = sum (x - m) dH. Sources: Tsiatis, Ann. Stat. 9 (1981)
    /// 93-108; Therneau and Grambsch, 'Modeling Survival Data', 2000, section 10.2.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A coefficient is infinite, or the fit did not converge.</exception>
    /// <exception cref="SurvivalDataException">There are more or fewer covariates than coefficients.</exception>
    public CoxCurve Predict(ReadOnlySpan<double> covariates, int stratum = 0)
    {
        if (Status != CoxStatus.Converged) throw new InvalidOperationException($"a fit that is {Status} predicts no curve");
        if (covariates.Length != _beta.Length) throw new SurvivalDataException($"{covariates.Length} covariates were given; the fit has {_beta.Length}");
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)stratum, (uint)_design.StratumBlock.Length - 1, nameof(stratum));
        CoxProcess process = Process;
        int first = _design.StratumBlock[stratum];
        int count = _design.StratumBlock[stratum + 1] - first;
        double[] x = covariates.ToArray();
        double linear = 0;
        for (int j = 0; j < x.Length; j++)
        {
            x[j] -= _design.Means[j];
            linear += _beta[j] * x[j];
        }

        double relative = ElementaryMath.Exp(linear);
        double[] times = new double[count];
        double[] hazards = new double[count];
        double[] errors = new double[count];
        double[] lever = new double[x.Length];
        double hazard = 0;
        double own = 0;
        for (int i = 0; i < count; i++)
        {
            int b = first + count - 1 - i;
            hazard += process.Hazard[b];
            own += process.HazardVariance[b];
            for (int j = 0; j < x.Length; j++) lever[j] += (x[j] * process.Hazard[b]) - process.MeanHazard[b, j];
            times[i] = _data.Sample.DistinctTimes[_design.BlockRank[b]];
            hazards[i] = relative * hazard;
            errors[i] = relative * Math.Sqrt(own + Form(lever));
        }

        return new CoxCurve(times, hazards, errors, Options.Level, Normal.UpperQuantile(0.5 * (1 - Options.Level)));
    }

    private double Form(double[] vector)
    {
        double sum = 0;
        for (int j = 0; j < vector.Length; j++)
        {
            for (int k = 0; k < vector.Length; k++) sum += vector[j] * _covariance[j, k] * vector[k];
        }

        return sum;
    }
}
