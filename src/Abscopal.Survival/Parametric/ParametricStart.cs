namespace Abscopal.Survival;

/// <summary>Builds a family for a sample and finds parameters from which Newton's method climbs.</summary>
internal static class ParametricStart
{
    public static SurvivalFamily CreateFamily(ParametricOptions options, ObservedTimes times)
    {
        string[] names = [.. options.Covariates.Select(c => c.Name)];
        return options.Distribution switch
        {
            ParametricDistribution.Exponential => new ExponentialFamily(names),
            ParametricDistribution.Weibull => new WeibullFamily(names),
            ParametricDistribution.LogNormal => new LogNormalFamily(names),
            ParametricDistribution.LogLogistic => new LogLogisticFamily(names),
            ParametricDistribution.Gompertz => new GompertzFamily(names),
            ParametricDistribution.GeneralisedGamma => new GeneralisedGammaFamily(names),
            ParametricDistribution.PiecewiseExponential => new PiecewiseExponentialFamily([.. options.CutPoints], names),
            ParametricDistribution.RoystonParmar => new RoystonParmarFamily(Knots(times, options.InternalKnots), options.Scale, names),
            ParametricDistribution.ExponentialCure => new CureFamily(names, weibull: false),
            ParametricDistribution.WeibullCure => new CureFamily(names, weibull: true),
            _ => throw new SurvivalDataException($"'{options.Distribution}' is not a distribution"),
        };
    }

    /// <summary>One or more starts, the plainest first.</summary>
    public static double[][] Starts(ParametricOptions options, ObservedTimes times)
    {
        double scale = Math.Log(ExposurePerEvent(times));
        double[] none = new double[options.Covariates.Count];
        double cured = Math.Log((CensoredShare(times) + 0.02) / (1.02 - CensoredShare(times)));
        double early = scale + Math.Log(1 - CensoredShare(times) + 0.02);
        return options.Distribution switch
        {
            ParametricDistribution.Exponential => [[scale, .. none]],
            ParametricDistribution.Gompertz => [[-scale, .. none, 0]],
            ParametricDistribution.PiecewiseExponential => [[.. Enumerable.Repeat(-scale, options.CutPoints.Count + 1), .. none]],
            ParametricDistribution.ExponentialCure => [[early, .. none, cured], [early - 1, .. none, cured], [scale, .. none, -2]],
            ParametricDistribution.WeibullCure => [[.. LocationScale(ParametricDistribution.Weibull, options, times), -3], [early, .. none, 0, cured], [early - 1, .. none, -0.5, cured]],
            ParametricDistribution.GeneralisedGamma =>
                [[.. LocationScale(ParametricDistribution.Weibull, options, times), 1], [.. LocationScale(ParametricDistribution.LogNormal, options, times), 0]],
            ParametricDistribution.RoystonParmar => [SplineStart(options, times)],
            _ => [[scale - 0.3, .. none, 0]],
        };
    }

    private static double[] LocationScale(ParametricDistribution distribution, ParametricOptions options, ObservedTimes times) =>
        ParametricModel.Maximise(options with { Distribution = distribution }, times).Best.Point;

    // With no internal knot the spline is (log t - location) / sigma.
    private static double[] SplineStart(ParametricOptions options, ObservedTimes times)
    {
        ParametricDistribution plain = options.Scale switch
        {
            SplineScale.Hazard => ParametricDistribution.Weibull,
            SplineScale.Odds => ParametricDistribution.LogLogistic,
            _ => ParametricDistribution.LogNormal,
        };
        double[] fit = LocationScale(plain, options, times);
        double slope = Math.Exp(-fit[^1]);
        return [-fit[0] * slope, slope, .. new double[options.InternalKnots], .. fit[1..^1].Select(b => -b * slope)];
    }

    private static double[] Knots(ObservedTimes times, int internalKnots)
    {
        double[] logs = [.. Enumerable.Range(0, times.Count).Where(i => double.IsFinite(times.Upper[i])).Select(i => Math.Log(times.Typical(i))).Order()];
        if (!(logs[^1] > logs[0])) throw new SurvivalDataException("all events are at one time; a spline needs two different event times");
        double[] knots = new double[internalKnots + 2];
        for (int k = 0; k < knots.Length; k++)
        {
            double place = k * (logs.Length - 1.0) / (internalKnots + 1);
            int below = Math.Min((int)place, logs.Length - 2);
            knots[k] = logs[below] + ((place - below) * (logs[below + 1] - logs[below]));
        }

        for (int k = 1; k < knots.Length; k++)
        {
            if (!(knots[k] > knots[k - 1])) throw new SurvivalDataException($"knots {k} and {k + 1} coincide; take fewer than {internalKnots} internal knots");
        }

        return knots;
    }

    private static double ExposurePerEvent(ObservedTimes times)
    {
        double exposure = 0;
        int events = 0;
        for (int i = 0; i < times.Count; i++)
        {
            exposure += times.Typical(i) - times.Entry[i];
            if (double.IsFinite(times.Upper[i])) events++;
        }

        return exposure / events;
    }

    private static double CensoredShare(ObservedTimes times) => times.Upper.Count(double.IsInfinity) / (double)times.Count;
}
