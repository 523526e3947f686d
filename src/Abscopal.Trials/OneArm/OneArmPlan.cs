using Abscopal.Numerics.Quadrature;

namespace Abscopal.Trials.OneArm;

/// <summary>A single-arm trial with a time-to-event endpoint against a historical control.</summary>
/// <param name="Reference">The hazard of the historical control.</param>
/// <param name="Hazard">The hazard of the trial's subjects.</param>
/// <param name="Accrual">The duration of uniform accrual, 0 or more.</param>
/// <param name="FollowUp">The follow-up after the last subject.</param>
public sealed record OneArmPlan(PiecewiseRate Reference, PiecewiseRate Hazard, double Accrual, double FollowUp)
{
    /// <summary>The mean of a function of the follow-up time over uniform accrual.</summary>
    internal double MeanOverEntry(Func<double, double> function)
    {
        if (Accrual == 0) return function(FollowUp);
        double sum = 0;
        double[] points = [.. Reference.Starts.Concat(Hazard.Starts).Where(t => t > FollowUp && t < FollowUp + Accrual).Append(FollowUp).Append(FollowUp + Accrual).Distinct().Order()];
        for (int k = 1; k < points.Length; k++) sum += GaussLegendre.OfPoints(40).Integrate(function, points[k - 1], points[k]);
        return sum / Accrual;
    }

    internal void Check()
    {
        DesignCheck.NotNegative(Accrual, "accrual");
        DesignCheck.NotNegative(FollowUp, "followUp");
        DesignCheck.Positive(Accrual + FollowUp, "accrual + followUp");
    }
}
