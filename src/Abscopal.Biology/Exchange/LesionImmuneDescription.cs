using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Exchange;

/// <summary>The tumour-immune model of one subject under a plan as formulas, for export; a test holds it to the equations that are computed.</summary>
public static class LesionImmuneDescription
{
    private const string Least = "1e-15";

    /// <summary>Describes a subject who does not progress, so that treatment goes on to the horizon.</summary>
    /// <param name="subjects">Subjects.</param>
    /// <param name="subject">Which of them.</param>
    /// <param name="constants">What they share.</param>
    /// <param name="plan">What is given.</param>
    /// <param name="horizon">Days.</param>
    public static ModelDescription Describe(SubjectParameters subjects, int subject, ModelConstants constants, TreatmentPlan plan, int horizon)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(constants);
        ArgumentNullException.ThrowIfNull(plan);
        return new ModelDescription
        {
            Id = "abscopal_lesions",
            Name = "Lesions, immunity and hazard of one virtual patient",
            Source = "The tumour-immune model of Abscopal, docs/biology.md",
            Constants = [.. Shared(constants), .. Own(subjects, subject), .. Drug(plan.Checkpoint, subjects.Clearance[subject])],
            Rules = Rules(),
            States = States(subjects, subject, constants),
            Events = Events(plan, constants, horizon, subjects.Choice[subject]),
        };
    }

    private static ImmutableArray<ModelRule> Rules() =>
    [
        new("occupancy", "C/(C + KC)"),
        new("beta", "betaP*(1 - occupancy)"),
        new("NP", "SP + RP"),
        new("NM", "SM + RM"),
        new("NB", "SB + RB"),
        new("kimP", "kE*m*EP/(1 + beta*(p0 + EP/(EP + KP)))"),
        new("kimM", "kE*m*EM/(1 + beta*(p0 + EM/(EM + KP)))"),
        new("kimB", "phiE*kimM"),
        new("growthP", $"rho*(ln(K) - ln(max(NP, {Least})))"),
        new("growthM", $"rho*(ln(K) - ln(max(NM, {Least})))"),
        new("growthB", $"rho*(ln(K) - ln(max(NB, {Least})))"),
        new("presented", "m*(DP*(iota0 + IP) + DM*(iota0 + IM))/(KDA + DP + DM)"),
    ];

    private static ImmutableArray<ModelState> States(SubjectParameters p, int s, ModelConstants c)
    {
        double resistant = p.ResistantShare[s];
        double Effectors(double volume) => 1 / (1 + (c.Exhaustion * volume / (volume + c.ExhaustionVolume)));
        return
        [
            .. Lesion("P", p.PrimaryVolume[s], resistant, Effectors(p.PrimaryVolume[s])),
            .. Lesion("M", p.DistantVolume[s], resistant, Effectors(p.DistantVolume[s])),
            new("SB", p.BrainVolume[s] * (1 - resistant), "(growthB - kS*phiB*u - kimB)*SB", "sensitive cells in the brain, cm3"),
            new("RB", p.BrainVolume[s] * resistant, "(growthB - kR*phiB*u - kimB)*RB", "resistant cells in the brain, cm3"),
            new("u", 0, "-lambda*u", "effect of chemotherapy, cycles a day"),
            new("L", 1, "kL*(1 - L) - kappaL*u*L", "lymphocytes, relative"),
            new("A", 0, "deltaA*(presented - A)", "dendritic cells in the draining node, relative"),
            new("T", 1, "deltaT*(1 - T) + piT*deltaT*L*A", "trafficking T cells, relative"),
            new("C", 0, "Q/V1*(C2 - C) - CL/V1*C - Vmax/V1*C/(C + Km)", "checkpoint drug, mg/L"),
            new("C2", 0, "Q/V2*(C - C2)", "checkpoint drug in the periphery, mg/L"),
            new("H", 0, $"h0*exp(theta*(ln(max(NP + NM + wB*NB, {Least})) - ln(100))) + hbg", "cumulative hazard of death"),
        ];
    }

    private static ModelState[] Lesion(string x, double volume, double resistant, double effectors) =>
    [
        new("S" + x, volume * (1 - resistant), $"(growth{x} - kS*u - kim{x})*S{x}", "sensitive cells, cm3"),
        new("R" + x, volume * resistant, $"(growth{x} - kR*u - kim{x})*R{x}", "resistant cells, cm3"),
        new("D" + x, 0, $"u*(kS*S{x} + kR*R{x}) + kim{x}*N{x} - kD*D{x}", "dying cells, cm3"),
        new("I" + x, 0, $"-deltaI*I{x}", "interferon, relative"),
        new("E" + x, effectors, $"deltaE*((1 + gamma*I{x})*T - (1 + xi*N{x}/(N{x} + KX))*E{x})", "effectors, relative"),
    ];

    private static ModelConstant[] Shared(ModelConstants c) =>
    [
        new("K", c.Capacity, "cm3"), new("lambda", c.ChemotherapyDecay, "1/day"), new("phiB", c.BrainPenetration, "share"), new("phiE", c.BrainImmunity, "share"),
        new("kD", c.DyingClearance, "1/day"), new("deltaI", c.InterferonDecay, "1/day"), new("gamma", c.InterferonTrafficking, "ratio"), new("deltaE", c.EffectorLoss, "1/day"),
        new("xi", c.Exhaustion, "ratio"), new("KX", c.ExhaustionVolume, "cm3"), new("betaP", c.Brake, "ratio"), new("p0", c.BrakeAtRest, "ratio"), new("KP", c.BrakeEffectors, "ratio"),
        new("KC", c.HalfOccupancy, "mg/L"), new("deltaA", c.DendriticRate, "1/day"), new("iota0", c.MaturationAtRest, "ratio"), new("KDA", c.HalfAntigen, "cm3"),
        new("deltaT", c.TCellTurnover, "1/day"), new("piT", c.Priming, "ratio"), new("kL", c.LymphocyteRecovery, "1/day"), new("kappaL", c.LymphocyteKill, "logarithms a cycle"),
        new("theta", c.HazardExponent, "power"), new("hbg", c.HazardBackground, "1/day"), new("wB", c.BrainWeight, "ratio"),
    ];

    private static ModelConstant[] Own(SubjectParameters p, int s) =>
    [
        new("rho", p.Growth[s], "1/day"), new("kS", p.KillSensitive[s], "logarithms a cycle"), new("kR", p.KillResistant[s], "logarithms a cycle"),
        new("m", p.Presentation[s], "share"), new("kE", p.EffectorKill[s], "1/day"), new("h0", p.Hazard[s], "1/day"),
    ];

    private static ModelConstant[] Drug(CheckpointDrug drug, double clearance) =>
    [
        new("CL", drug.Clearance * clearance, "L/day; " + drug.Source), new("V1", drug.CentralVolume, "L"), new("V2", drug.PeripheralVolume, "L"),
        new("Q", drug.Exchange, "L/day"), new("Vmax", drug.SaturableRate, "mg/day"), new("Km", drug.HalfSaturation, "mg/L"),
    ];

    private static ImmutableArray<ModelEvent> Events(TreatmentPlan plan, ModelConstants c, int horizon, double choice)
    {
        var schedule = new CompiledSchedule(plan, [horizon]);
        var events = ImmutableArray.CreateBuilder<ModelEvent>();
        foreach (ScheduledEvent what in schedule.Events)
        {
            (string, string)[] assignments = what.Kind switch
            {
                EventKind.Chemotherapy => [("u", "u + lambda")],
                EventKind.Drug => [("C", "C + " + Text(what.Amount))],
                EventKind.AdoptiveCells => [("T", "T + " + Text(what.Amount))],
                EventKind.Fraction when choice < schedule.Courses[what.Index].SubjectShare => Fraction(schedule.Courses[what.Index], c),
                _ => [],
            };
            if (assignments.Length > 0) events.Add(new ModelEvent(string.Create(CultureInfo.InvariantCulture, $"event{events.Count + 1}_{what.Kind.ToString().ToLowerInvariant()}"), what.Day, [.. assignments]));
        }

        return events.ToImmutable();
    }

    private static (string, string)[] Fraction(RadiotherapyCourse course, ModelConstants c)
    {
        double dose = course.DoseGy;
        string surviving = Text(c.SurvivingFraction(dose));
        (string, string)[] common =
        [
            ("A", "A*" + Lymphocytes(c, course.NodeShare * dose)),
            ("T", "T*" + Lymphocytes(c, course.NodeShare * dose)),
            ("L", "L*" + Lymphocytes(c, course.BloodShare * dose)),
        ];
        if (course.Lesion == Treatment.Lesion.Brain) return [("SB", "SB*" + surviving), ("RB", "RB*" + surviving), .. common];
        string x = course.Lesion == Treatment.Lesion.Primary ? "P" : "M";
        return
        [
            ("S" + x, $"S{x}*{surviving}"),
            ("R" + x, $"R{x}*{surviving}"),
            ("D" + x, $"D{x} + (S{x} + R{x})*(1 - {surviving})"),
            ("I" + x, $"I{x} + {Text(c.InterferonOf(dose))}"),
            ("E" + x, $"E{x}*{Lymphocytes(c, dose / 2)}"),
            .. common,
        ];
    }

    private static string Lymphocytes(ModelConstants c, double dose) => Text(ElementaryMath.Exp(-c.LymphocyteAlpha * dose));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
