using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.SampleSize;

/// <summary>The events a log-rank test needs under proportional hazards.</summary>
public static class RequiredEvents
{
    /// <summary>(z(a) + z(b))^2 (1 + r)^2 / (r log(hr)^2).</summary>
    /// <param name="hazardRatio">Experimental to control, not 1.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <param name="ratio">Experimental subjects per control subject.</param>
    /// <remarks>Source: Schoenfeld, Biometrika 68 (1981) 316-319.</remarks>
    public static double Schoenfeld(double hazardRatio, double alpha = 0.025, double power = 0.9, double ratio = 1)
    {
        double drift = Drift(hazardRatio, alpha, power, ratio) / ElementaryMath.Log(hazardRatio);
        return drift * drift * (1 + ratio) * (1 + ratio) / ratio;
    }

    /// <summary>(z(a) + z(b))^2 (1 + r hr)^2 / (r (1 - hr)^2).</summary>
    /// <param name="hazardRatio">Experimental to control, not 1.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="power">Above alpha.</param>
    /// <param name="ratio">Experimental subjects per control subject.</param>
    /// <remarks>Source: Freedman, Statistics in Medicine 1 (1982) 121-129.</remarks>
    public static double Freedman(double hazardRatio, double alpha = 0.025, double power = 0.9, double ratio = 1)
    {
        double drift = Drift(hazardRatio, alpha, power, ratio) * (1 + (ratio * hazardRatio)) / (1 - hazardRatio);
        return drift * drift / ratio;
    }

    /// <summary>The power of a number of events by Schoenfeld's formula.</summary>
    /// <param name="events">Events, positive.</param>
    /// <param name="hazardRatio">Experimental to control, below 1 for a benefit.</param>
    /// <param name="alpha">One-sided.</param>
    /// <param name="ratio">Experimental subjects per control subject.</param>
    public static double PowerOf(double events, double hazardRatio, double alpha = 0.025, double ratio = 1)
    {
        DesignCheck.Positive(events, "events");
        DesignCheck.Positive(hazardRatio, "hazardRatio");
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Positive(ratio, "ratio");
        return Normal.UpperTail(Normal.UpperQuantile(alpha) + (ElementaryMath.Log(hazardRatio) * Math.Sqrt(events * ratio) / (1 + ratio)));
    }

    private static double Drift(double hazardRatio, double alpha, double power, double ratio)
    {
        DesignCheck.HazardRatio(hazardRatio, "hazardRatio");
        DesignCheck.Probability(alpha, "alpha");
        DesignCheck.Probability(power, "power");
        DesignCheck.Positive(ratio, "ratio");
        if (power <= alpha) throw new DesignException("power", $"is {DesignCheck.Text(power)}", "above alpha");
        return Normal.UpperQuantile(alpha) + Normal.Quantile(power);
    }
}
