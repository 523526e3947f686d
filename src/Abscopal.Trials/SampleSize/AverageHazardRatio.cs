using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.SampleSize;

/// <summary>The average hazard ratio at a calendar time, and the information there.</summary>
/// <param name="Time">The calendar time.</param>
/// <param name="HazardRatio">exp of the mean log hazard ratio, weighted by the events of each period.</param>
/// <param name="Events">Expected events.</param>
/// <param name="Information">The information of the log hazard ratio under the alternative.</param>
/// <param name="NullInformation">The same without effect: events times the product of the allocation shares.</param>
/// <param name="Subjects">Expected subjects accrued.</param>
/// <remarks>
/// Source: Mukhopadhyay et al., Contemporary Clinical Trials 96 (2020) 106098: periods of constant hazard ratio, each
/// weighted by its expected events. It is not the power of the log-rank test under
/// strongly non-proportional hazards; simulation is.
/// </remarks>
public sealed record AverageHazardRatio(
    double Time, double HazardRatio, double Events, double Information, double NullInformation, double Subjects)
{
    /// <summary>The average hazard ratio of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="time">The calendar time, positive.</param>
    public static AverageHazardRatio At(TwoArmPlan plan, double time)
    {
        ArgumentNullException.ThrowIfNull(plan);
        DesignCheck.Positive(time, "time");
        double[] starts = [.. plan.Control.Starts.Concat(plan.Experimental.Starts).Distinct().Order().Where(t => t < time)];
        double sum = 0;
        double information = 0;
        double weighed = 0;
        double events = 0;
        for (int k = 0; k < starts.Length; k++)
        {
            double end = k + 1 < starts.Length ? starts[k + 1] : double.PositiveInfinity;
            (double control, double experimental) = ExpectedEvents.ByArm(plan, time, starts[k], end);
            events += control + experimental;
            if (control == 0 || experimental == 0) continue;
            double weight = control * experimental / (control + experimental);
            information += weight;
            weighed += control + experimental;
            sum += (control + experimental) * ElementaryMath.Log(plan.Experimental.At(starts[k]) / plan.Control.At(starts[k]));
        }

        if (information == 0) throw new DesignException("plan", $"expects no events by {DesignCheck.Text(time)}", "a later time or higher rates");
        double share = plan.ControlShare;
        return new AverageHazardRatio(
            time, ElementaryMath.Exp(sum / weighed), events, information, events * share * (1 - share), plan.Accrual.Cumulative(time));
    }
}
