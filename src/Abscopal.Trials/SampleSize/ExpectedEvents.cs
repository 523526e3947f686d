using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Quadrature;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.SampleSize;

/// <summary>The events to be expected by a calendar time under piecewise accrual, hazards and dropout.</summary>
/// <remarks>
/// Of one arm, the integral of hazard(u) S(u) G(u) A(T - u) over time since randomisation u, with A the accrued so far:
/// Lachin and Foulkes, Biometrics 42 (1986) 507-519, for pieces. Between change points the integrand is an exponential
/// times a line; a 16-point Gauss-Legendre rule is exact to roundoff there.
/// </remarks>
public static class ExpectedEvents
{
    /// <summary>Expected events of one arm.</summary>
    /// <param name="accrual">Subjects of this arm accrued per time.</param>
    /// <param name="hazard">The event hazard.</param>
    /// <param name="dropout">The dropout hazard.</param>
    /// <param name="time">The calendar time.</param>
    /// <param name="from">Count events from this time since randomisation on.</param>
    /// <param name="to">Count events before this time since randomisation.</param>
    public static double OfArm(
        PiecewiseRate accrual, PiecewiseRate hazard, PiecewiseRate dropout, double time, double from = 0, double to = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(accrual);
        ArgumentNullException.ThrowIfNull(hazard);
        ArgumentNullException.ThrowIfNull(dropout);
        DesignCheck.NotNegative(time, "time");
        double end = Math.Min(time, to);
        if (!(end > from)) return 0;
        double[] points = Points(accrual, hazard, dropout, time, from, end);
        double sum = 0;
        for (int k = 1; k < points.Length; k++)
        {
            double hazardHere = hazard.At(points[k - 1]);
            double[] pieces = Split(points[k - 1], points[k], hazardHere + dropout.At(points[k - 1]));
            for (int j = 1; j < pieces.Length; j++)
            {
                sum += hazardHere * GaussLegendre.OfPoints(16).Integrate(
                    u => ElementaryMath.Exp(-hazard.Cumulative(u) - dropout.Cumulative(u)) * accrual.Cumulative(Math.Max(0, time - u)),
                    pieces[j - 1],
                    pieces[j]);
            }
        }

        return sum;
    }

    /// <summary>Expected events of both arms together.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="time">The calendar time.</param>
    public static double Of(TwoArmPlan plan, double time)
    {
        (double control, double experimental) = ByArm(plan, time, 0, double.PositiveInfinity);
        return control + experimental;
    }

    /// <summary>The calendar time at which a number of events is expected.</summary>
    /// <param name="plan">The plan; its accrual must end.</param>
    /// <param name="events">Positive.</param>
    /// <exception cref="DesignException">So many events are never expected.</exception>
    public static double TimeOf(TwoArmPlan plan, double events)
    {
        ArgumentNullException.ThrowIfNull(plan);
        DesignCheck.Positive(events, "events");
        double high = 1;
        while (Of(plan, high) < events)
        {
            high *= 2;
            if (high > 1e6) throw new DesignException("events", $"{DesignCheck.Text(events)} are never expected", "fewer events than the accrued subjects will have");
        }

        return Brent.Root(time => Of(plan, time) - events, 0, high, 1e-11);
    }

    internal static (double Control, double Experimental) ByArm(TwoArmPlan plan, double time, double from, double to)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        double share = plan.ControlShare;
        return (share * OfArm(plan.Accrual, plan.Control, plan.ControlDropout, time, from, to),
            (1 - share) * OfArm(plan.Accrual, plan.Experimental, plan.ExperimentalDropout, time, from, to));
    }

    private static double[] Points(PiecewiseRate accrual, PiecewiseRate hazard, PiecewiseRate dropout, double time, double from, double end)
    {
        IEnumerable<double> changes = hazard.Starts.Concat(dropout.Starts).Concat(accrual.Starts.Select(start => time - start));
        return [.. changes.Where(t => t > from && t < end).Append(from).Append(end).Distinct().Order()];
    }

    // Long pieces are cut so that no exponent changes by more than about 2 in one rule.
    private static double[] Split(double from, double to, double rate)
    {
        int count = Math.Clamp((int)Math.Ceiling((to - from) * rate / 2), 1, 200);
        double[] points = new double[count + 1];
        for (int j = 0; j <= count; j++) points[j] = from + ((to - from) * j / count);
        return points;
    }
}
