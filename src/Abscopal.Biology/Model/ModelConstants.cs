namespace Abscopal.Biology.Model;

/// <summary>Quantities that all subjects of one member of the ensemble share. Units and sources: <see cref="ParameterTable"/>.</summary>
public sealed record ModelConstants
{
    private const double Ln2 = 0.6931471805599453;

    /// <summary>Carrying capacity of a lesion, cm³.</summary>
    public double Capacity { get; init; } = 3000;

    /// <summary>Decay of the effect of a cycle of chemotherapy, per day.</summary>
    public double ChemotherapyDecay { get; init; } = 0.3;

    /// <summary>Share of the effect of chemotherapy that reaches the brain.</summary>
    public double BrainPenetration { get; init; } = 0.35;

    /// <summary>Share of distant effectors that act in the brain.</summary>
    public double BrainImmunity { get; init; } = 0.3;

    /// <summary>Clearance of dying cells, per day.</summary>
    public double DyingClearance { get; init; } = Ln2 / 10;

    /// <summary>Decay of interferon, per day.</summary>
    public double InterferonDecay { get; init; } = Ln2 / 4;

    /// <summary>How much interferon raises trafficking into a lesion.</summary>
    public double InterferonTrafficking { get; init; } = 1;

    /// <summary>Loss of effectors in a lesion, per day.</summary>
    public double EffectorLoss { get; init; } = 0.1;

    /// <summary>Greatest relative rise of that loss by exhaustion.</summary>
    public double Exhaustion { get; init; } = 1;

    /// <summary>Volume of half the greatest exhaustion, cm³.</summary>
    public double ExhaustionVolume { get; init; } = 50;

    /// <summary>Strength of the PD-L1 brake.</summary>
    public double Brake { get; init; } = 10;

    /// <summary>PD-L1 at rest, before effectors raise it.</summary>
    public double BrakeAtRest { get; init; } = 0.2;

    /// <summary>Effectors of half the induced PD-L1.</summary>
    public double BrakeEffectors { get; init; } = 1;

    /// <summary>Drug of half occupancy, mg/L.</summary>
    public double HalfOccupancy { get; init; } = 1;

    /// <summary>Rate of dendritic cells, per day.</summary>
    public double DendriticRate { get; init; } = 0.3;

    /// <summary>Maturation without interferon.</summary>
    public double MaturationAtRest { get; init; } = 0.2;

    /// <summary>Dying volume of half the greatest antigen, cm³.</summary>
    public double HalfAntigen { get; init; } = 5;

    /// <summary>Turnover of trafficking T cells, per day.</summary>
    public double TCellTurnover { get; init; } = 0.05;

    /// <summary>Greatest relative rise of trafficking T cells by priming.</summary>
    public double Priming { get; init; } = 3;

    /// <summary>Recovery of lymphocytes, per day.</summary>
    public double LymphocyteRecovery { get; init; } = 0.03;

    /// <summary>Loss of lymphocytes by a cycle of chemotherapy, logarithms.</summary>
    public double LymphocyteKill { get; init; } = 0.3;

    /// <summary>Radiosensitivity of lymphocytes, per Gy.</summary>
    public double LymphocyteAlpha { get; init; } = 1 / 1.2;

    /// <summary>Exponent of volume in the hazard of death.</summary>
    public double HazardExponent { get; init; } = 0.7;

    /// <summary>Hazard of death without tumour, per day.</summary>
    public double HazardBackground { get; init; } = 1e-4;

    /// <summary>Weight of brain volume in the hazard.</summary>
    public double BrainWeight { get; init; } = 5;

    /// <summary>Linear radiosensitivity of the tumour, per Gy.</summary>
    public double Alpha { get; init; } = 0.1;

    /// <summary>Ratio of linear to quadratic radiosensitivity, Gy.</summary>
    public double AlphaBetaRatio { get; init; } = 10;

    /// <summary>Greatest interferon of one fraction, relative.</summary>
    public double InterferonGreatest { get; init; } = 1;

    /// <summary>Dose per fraction of half the greatest interferon, Gy.</summary>
    public double InterferonHalfDose { get; init; } = 5;

    /// <summary>Dose per fraction at which TREX1 halves it, Gy.</summary>
    public double Trex1Dose { get; init; } = 15;

    /// <summary>
    /// Surviving fraction of cells after a fraction: the linear-quadratic model, Fowler, Br J Radiol 62 (1989) 679.
    /// </summary>
    /// <param name="dose">Gy, 0 or more.</param>
    public double SurvivingFraction(double dose) => Numerics.Elementary.ElementaryMath.Exp(-Alpha * dose * (1 + (dose / AlphaBetaRatio)));

    /// <summary>
    /// Interferon added by a fraction: rises with the dose, and falls beyond the dose that induces TREX1 (shape after
    /// Vanpouille-Box et al., Nat Commun 8 (2017) 15618; form and size assumed).
    /// </summary>
    /// <param name="dose">Gy, 0 or more.</param>
    public double InterferonOf(double dose)
    {
        double d2 = dose * dose;
        double beyond = dose / Trex1Dose;
        double beyond2 = beyond * beyond;
        return InterferonGreatest * d2 / (d2 + (InterferonHalfDose * InterferonHalfDose)) / (1 + (beyond2 * beyond2 * beyond2));
    }
}
