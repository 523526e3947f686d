using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Population;

/// <summary>A parameter that calibration fits: its scale and its prior.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Scale">The scale on which the prior is normal.</param>
/// <param name="Centre">The prior's centre, on the natural scale.</param>
/// <param name="Spread">The prior's standard deviation, on the scale.</param>
/// <param name="Unit">The unit of the natural scale.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Source">Where the prior is from.</param>
public sealed record FittedParameter(string Name, FittedScale Scale, double Centre, double Spread, string Unit, string Meaning, string Source)
{
    /// <summary>How many there are.</summary>
    public static int Count => All.Count;

    /// <summary>The parameters, in the order of a member's vector; the last six are the effects of the three trials.</summary>
    public static IReadOnlyList<FittedParameter> All { get; } =
    [
        new("growth", FittedScale.Log, 0.004, 0.4, "per day", "Gompertz growth rate, median of subjects", "doubling time 53 days (12-209), Lenhard et al. 1981"),
        new("growthSpread", FittedScale.Log, 0.5, 0.3, "log units", "spread of growth between subjects", "the same range"),
        new("kill", FittedScale.Log, 1.2, 0.5, "logarithms a cycle", "kill of sensitive cells by a cycle of etoposide with platinum", "assumed; response rates decide"),
        new("killSpread", FittedScale.Log, 0.5, 0.3, "log units", "spread of kill between subjects", "assumed"),
        new("resistantKillShare", FittedScale.Logit, 0.12, 1, "ratio", "kill of resistant cells over that of sensitive cells", "assumed"),
        new("resistantShare", FittedScale.Logit, 0.08, 1.2, "share", "resistant cells at start", "assumed"),
        new("responsiveShare", FittedScale.Logit, 0.2, 0.5, "share", "subjects whose tumours present antigen", "inflamed subtypes 14% and 22%, Nabet et al. 2024"),
        new("effectorKill", FittedScale.Log, 0.05, 0.7, "per day", "kill by effectors at rest, without brake", "assumed"),
        new("brake", FittedScale.Log, 10, 0.8, "ratio", "strength of the PD-L1 brake", "assumed"),
        new("hazard", FittedScale.Log, 0.002, 1, "per day", "hazard of death at 100 cm³, median of subjects", "assumed"),
        new("hazardExponent", FittedScale.Log, 0.7, 0.4, "power", "exponent of volume in the hazard", "assumed"),
        new("frailty", FittedScale.Log, 0.5, 0.4, "log units", "spread of hazard between subjects", "assumed"),
        new("brainVolume", FittedScale.Log, 0.002, 2, "cm³", "occult volume in the brain at start, median of subjects", "assumed"),
        new("hazardOfCaspian", FittedScale.Identity, 0, TrialHazardSpread, "log units", "effect of the trial on the hazard", "assumed between-trial spread"),
        new("growthOfCaspian", FittedScale.Identity, 0, TrialGrowthSpread, "log units", "effect of the trial on growth", "assumed between-trial spread"),
        new("hazardOfImpower133", FittedScale.Identity, 0, TrialHazardSpread, "log units", "effect of the trial on the hazard", "assumed between-trial spread"),
        new("growthOfImpower133", FittedScale.Identity, 0, TrialGrowthSpread, "log units", "effect of the trial on growth", "assumed between-trial spread"),
        new("hazardOfCapstone1", FittedScale.Identity, 0, TrialHazardSpread, "log units", "effect of the trial on the hazard", "assumed between-trial spread"),
        new("growthOfCapstone1", FittedScale.Identity, 0, TrialGrowthSpread, "log units", "effect of the trial on growth", "assumed between-trial spread"),
    ];

    /// <summary>Assumed spread of the hazard between trials, log units.</summary>
    public const double TrialHazardSpread = 0.2;

    /// <summary>Assumed spread of growth between trials, log units.</summary>
    public const double TrialGrowthSpread = 0.15;

    /// <summary>Where the effects of the first trial stand in a vector: hazard, then growth, trial by trial.</summary>
    public const int FirstTrialEffect = 13;

    /// <summary>The value on the natural scale.</summary>
    /// <param name="standard">A number that is standard normal under the prior.</param>
    public double Natural(double standard) => Scale switch
    {
        FittedScale.Log => Centre * ElementaryMath.Exp(Spread * standard),
        FittedScale.Logit => 1 / (1 + ElementaryMath.Exp(-(ElementaryMath.Log(Centre / (1 - Centre)) + (Spread * standard)))),
        _ => Centre + (Spread * standard),
    };
}
