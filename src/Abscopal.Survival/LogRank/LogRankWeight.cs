using System.Globalization;

namespace Abscopal.Survival;

/// <summary>How much each event time counts in a test of the log-rank family.</summary>
/// <remarks>
/// n is the number at risk, S the pooled Kaplan-Meier curve of the stratum, S(t-) its value just before the time. With case
/// weights n is the sum of weights.
/// </remarks>
public sealed record LogRankWeight
{
    private LogRankWeight(LogRankFamily family, double rho = 0, double gamma = 0, double time = 0)
    {
        Family = family;
        Rho = rho;
        Gamma = gamma;
        Time = time;
    }

    /// <summary>1: Mantel, 1966.</summary>
    public static LogRankWeight LogRank { get; } = new(LogRankFamily.LogRank);

    /// <summary>n: Gehan, Biometrika 52 (1965) 203-223; Breslow, 1970.</summary>
    public static LogRankWeight Gehan { get; } = new(LogRankFamily.Gehan);

    /// <summary>The square root of n: Tarone and Ware, Biometrika 64 (1977) 156-160.</summary>
    public static LogRankWeight TaroneWare { get; } = new(LogRankFamily.TaroneWare);

    /// <summary>The product of 1 - d / (n + 1) up to and including the time: Peto and Peto, 1972.</summary>
    public static LogRankWeight PetoPeto { get; } = new(LogRankFamily.PetoPeto);

    /// <summary>That of Peto and Peto times n / (n + 1): Andersen et al., 1982.</summary>
    public static LogRankWeight ModifiedPetoPeto { get; } = new(LogRankFamily.ModifiedPetoPeto);

    /// <summary>The family of the weight.</summary>
    public LogRankFamily Family { get; }

    /// <summary>The power of S(t-) in the weight of Fleming and Harrington.</summary>
    public double Rho { get; }

    /// <summary>The power of 1 - S(t-) in the weight of Fleming and Harrington.</summary>
    public double Gamma { get; }

    /// <summary>The time t* of the modest weight.</summary>
    public double Time { get; }

    /// <summary>S(t-)^rho (1 - S(t-))^gamma: Fleming and Harrington, 'Counting Processes and Survival Analysis', 1991, section 7.2.</summary>
    /// <param name="rho">Not negative; 1 and 0 weigh early events, as R's <c>survdiff(rho = 1)</c>.</param>
    /// <param name="gamma">Not negative; 0 and 1 weigh late events.</param>
    public static LogRankWeight FlemingHarrington(double rho, double gamma)
    {
        if (!(rho >= 0 && double.IsFinite(rho))) throw new ArgumentOutOfRangeException(nameof(rho), rho, "must be a finite number of at least 0");
        if (!(gamma >= 0 && double.IsFinite(gamma))) throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "must be a finite number of at least 0");
        return new LogRankWeight(LogRankFamily.FlemingHarrington, rho, gamma);
    }

    /// <summary>1 / max(S(t-), S(t*)): rising until t*, then flat. Magirr and Burman, Stat. Med. 38 (2019) 3782-3790.</summary>
    /// <param name="time">t*, in the unit of the data, not negative; 0 is the log-rank test.</param>
    public static LogRankWeight ModestlyWeighted(double time)
    {
        if (!(time >= 0 && double.IsFinite(time))) throw new ArgumentOutOfRangeException(nameof(time), time, "must be a finite number of at least 0");
        return new LogRankWeight(LogRankFamily.ModestlyWeighted, time: time);
    }

    /// <summary>The name for a footnote, such as FH(0, 1).</summary>
    public override string ToString() => Family switch
    {
        LogRankFamily.LogRank => "log-rank",
        LogRankFamily.Gehan => "Gehan-Wilcoxon",
        LogRankFamily.TaroneWare => "Tarone-Ware",
        LogRankFamily.PetoPeto => "Peto-Peto",
        LogRankFamily.ModifiedPetoPeto => "modified Peto-Peto",
        LogRankFamily.FlemingHarrington => string.Create(CultureInfo.InvariantCulture, $"FH({Rho}, {Gamma})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"modestly weighted (t* = {Time})"),
    };

    internal double[] Evaluate(RiskSets sets)
    {
        double[] weights = new double[sets.Count];
        double s = 1;
        double peto = 1;
        double floor = Family == LogRankFamily.ModestlyWeighted ? sets.PooledSurvival(Time) : 0;
        for (int k = 0; k < weights.Length; k++)
        {
            double n = sets.AtRisk[k];
            double d = sets.Events[k];
            peto *= 1 - (d / (n + 1));
            weights[k] = Family switch
            {
                LogRankFamily.Gehan => n,
                LogRankFamily.TaroneWare => Math.Sqrt(n),
                LogRankFamily.PetoPeto => peto,
                LogRankFamily.ModifiedPetoPeto => peto * n / (n + 1),
                LogRankFamily.FlemingHarrington => Power(s, Rho) * Power(1 - s, Gamma),
                LogRankFamily.ModestlyWeighted => 1 / Math.Max(s, floor),
                _ => 1,
            };
            s *= Math.Max(0, (n - d) / n);
        }

        return weights;
    }

    private static double Power(double x, double power) => power == 0 ? 1 : power == 1 ? x : Math.Pow(x, power);
}
