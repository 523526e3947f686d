using System.Globalization;
using Abscopal.Biology.Population;

namespace Abscopal.Biology.Model;

/// <summary>Every parameter of the tumour-immune model with value, unit, range, status and source.</summary>
public static class ParameterTable
{
    private const string NotMeasured = "not measured in patients";
    private static readonly ModelConstants Usual = new();

    /// <summary>All rows: shared constants, then what is fitted.</summary>
    public static IReadOnlyList<ModelParameter> All { get; } =
    [
        new("K", Usual.Capacity, "cm3", "1000-5000", ParameterStatus.Assumed, "carrying capacity of a lesion", "Gompertz growth after Lenhard et al. 1981; size assumed"),
        new("volume", 61, "cm3", "<5-485", ParameterStatus.Known, "volume of the primary at start, log-mean", "Lenhard et al., Cancer 48 (1981)"),
        new("lambda", Usual.ChemotherapyDecay, "1/day", "0.15-0.6", ParameterStatus.Assumed, "decay of a cycle's effect", NotMeasured),
        new("phiB", Usual.BrainPenetration, "share", "0.1-0.6", ParameterStatus.Assumed, "chemotherapy that reaches the brain", NotMeasured),
        new("phiE", Usual.BrainImmunity, "share", "0-1", ParameterStatus.Assumed, "effectors that act in the brain", NotMeasured),
        new("kD", Usual.DyingClearance, "1/day", "half-life 7-20 days", ParameterStatus.Assumed, "clearance of dying cells", NotMeasured),
        new("deltaI", Usual.InterferonDecay, "1/day", "half-life 2-10 days", ParameterStatus.Assumed, "decay of interferon; spread over the ensemble", NotMeasured),
        new("gamma", Usual.InterferonTrafficking, "ratio", "0-3", ParameterStatus.Assumed, "interferon's effect on trafficking; spread over the ensemble", NotMeasured),
        new("deltaE", Usual.EffectorLoss, "1/day", "0.05-0.3", ParameterStatus.Assumed, "loss of effectors in a lesion", NotMeasured),
        new("xi", Usual.Exhaustion, "ratio", "0-3", ParameterStatus.Assumed, "exhaustion in a large lesion", NotMeasured),
        new("KX", Usual.ExhaustionVolume, "cm3", "10-200", ParameterStatus.Assumed, "volume of half the exhaustion", NotMeasured),
        new("p0", Usual.BrakeAtRest, "ratio", "0-0.5", ParameterStatus.Assumed, "PD-L1 at rest", NotMeasured),
        new("KP", Usual.BrakeEffectors, "ratio", "0.3-3", ParameterStatus.Assumed, "effectors of half the induced PD-L1", NotMeasured),
        new("KC", Usual.HalfOccupancy, "mg/L", "0.3-5", ParameterStatus.Assumed, "drug of half occupancy; troughs lie far above", "saturation of soluble PD-L1, Swiss label of durvalumab"),
        new("deltaA", Usual.DendriticRate, "1/day", "0.1-1", ParameterStatus.Assumed, "rate of dendritic cells", NotMeasured),
        new("iota0", Usual.MaturationAtRest, "ratio", "0-0.5", ParameterStatus.Assumed, "maturation without interferon", NotMeasured),
        new("KDA", Usual.HalfAntigen, "cm3", "1-20", ParameterStatus.Assumed, "dying volume of half the antigen", NotMeasured),
        new("deltaT", Usual.TCellTurnover, "1/day", "0.02-0.1", ParameterStatus.Assumed, "turnover of trafficking T cells", NotMeasured),
        new("piT", Usual.Priming, "ratio", "1-10", ParameterStatus.Assumed, "greatest rise of T cells by priming", NotMeasured),
        new("kL", Usual.LymphocyteRecovery, "1/day", "0.01-0.06", ParameterStatus.Assumed, "recovery of lymphocytes", NotMeasured),
        new("kappaL", Usual.LymphocyteKill, "logarithms a cycle", "0.1-0.6", ParameterStatus.Assumed, "lymphocytes lost by a cycle", NotMeasured),
        new("aL", Usual.LymphocyteAlpha, "1/Gy", "D0 1.2 Gy", ParameterStatus.Known, "radiosensitivity of lymphocytes", "in vivo D0 1.2 Gy, PMID 3303160"),
        new("hbg", Usual.HazardBackground, "1/day", "0-0.0003", ParameterStatus.Assumed, "hazard of death without tumour", NotMeasured),
        new("wB", Usual.BrainWeight, "ratio", "1-10", ParameterStatus.Assumed, "weight of brain volume in the hazard", NotMeasured),
        new("alpha", Usual.Alpha, "1/Gy", "0-0.5", ParameterStatus.Fitted, "linear radiosensitivity", "contrast of CREST, Slotman et al. 2015; in vitro values are about ten times higher and not used"),
        new("alphaBeta", Usual.AlphaBetaRatio, "Gy", "3-10", ParameterStatus.Assumed, "ratio of linear to quadratic; spread over the ensemble", "10 Gy in Geng et al. 2017"),
        new("psiMax", Usual.InterferonGreatest, "ratio", "0-3", ParameterStatus.Assumed, "greatest interferon of a fraction; spread over the ensemble", NotMeasured),
        new("d50", Usual.InterferonHalfDose, "Gy", "2-8", ParameterStatus.Assumed, "dose of half the interferon; spread over the ensemble", NotMeasured),
        new("DTREX", Usual.Trex1Dose, "Gy", "12-18", ParameterStatus.Known, "dose per fraction that induces TREX1; spread over the ensemble", "Vanpouille-Box et al. 2017, mice and cell lines"),
        new("coldPresentation", VirtualPopulation.ColdPresentation, "share", "0-0.1", ParameterStatus.Assumed, "antigen presentation of tumours that are not responsive", NotMeasured),
        .. CheckpointDrug.All.Select(d => new ModelParameter("CL " + d.Name, d.Clearance, "L/day", "varies by 27%", ParameterStatus.Known, Kinetics(d), d.Source)),
        .. FittedParameter.All.Select(p => new ModelParameter(p.Name, p.Centre, p.Unit, Range(p), ParameterStatus.Fitted, p.Meaning, p.Source)),
    ];

    private static string Kinetics(CheckpointDrug drug) => string.Create(
        CultureInfo.InvariantCulture,
        $"clearance; volumes {drug.CentralVolume} and {drug.PeripheralVolume} L, exchange {drug.Exchange} L/day{(drug.SaturableRate > 0 ? $", saturable {drug.SaturableRate} mg/day at {drug.HalfSaturation} mg/L" : "")}");

    // Where 95 of 100 prior draws lie.
    private static string Range(FittedParameter parameter) =>
        string.Create(CultureInfo.InvariantCulture, $"{parameter.Natural(-1.96):0.####} to {parameter.Natural(1.96):0.####}");
}
