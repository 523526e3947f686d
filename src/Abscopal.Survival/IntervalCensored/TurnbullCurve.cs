using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The nonparametric maximum likelihood estimate of survival from interval-censored times.</summary>
public sealed record TurnbullCurve
{
    internal TurnbullCurve(ImmutableArray<TurnbullInterval> intervals, double logLikelihood, double dualExcess, int iterations, bool converged)
    {
        Intervals = intervals;
        LogLikelihood = logLikelihood;
        DualExcess = dualExcess;
        Iterations = iterations;
        Converged = converged;
    }

    /// <summary>The innermost intervals with positive mass, increasing.</summary>
    public ImmutableArray<TurnbullInterval> Intervals { get; }

    /// <summary>The maximum of the log-likelihood.</summary>
    public double LogLikelihood { get; }

    /// <summary>
    /// The largest derivative of the log-likelihood towards any innermost interval, per subject, less 1: at the maximum
    /// it is 0 (Gentleman and Geyer, Biometrika 81 (1994) 618-623).
    /// </summary>
    public double DualExcess { get; }

    /// <summary>The Newton steps.</summary>
    public int Iterations { get; }

    /// <summary>Whether the conditions of a maximum hold to 1e-8.</summary>
    public bool Converged { get; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; internal init; }

    /// <summary>The survival probability at a time: every value between the ends fits the data equally well.</summary>
    /// <param name="time">A time of at least 0.</param>
    public Interval Survival(double time)
    {
        double lower = 1;
        double upper = 1;
        foreach (TurnbullInterval i in Intervals)
        {
            if (i.Upper <= time) upper -= i.Mass;
            if (i.Lower < time || i.Upper <= time) lower -= i.Mass;
        }

        return new Interval(Estimate.Of(Math.Clamp(lower, 0, 1)), Estimate.Of(Math.Clamp(upper, 0, 1)));
    }

    /// <summary>Where the quantile lies: the innermost interval in which survival falls to 1 - probability.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public Interval Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1)) throw new ArgumentOutOfRangeException(nameof(probability), probability, "must lie strictly between 0 and 1");
        double sum = 0;
        foreach (TurnbullInterval i in Intervals)
        {
            sum += i.Mass;
            // The masses are known to about 1e-10; a sum that close to the probability has reached it.
            if (sum >= probability - 1e-10)
                return double.IsFinite(i.Upper) ? new Interval(Estimate.Of(i.Lower), Estimate.Of(i.Upper)) : new Interval(Estimate.Of(i.Lower), Estimate.NotEstimable);
        }

        return new Interval(Estimate.NotEstimable, Estimate.NotEstimable);
    }
}
