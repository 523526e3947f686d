using Abscopal.Clinical.Data;
using Abscopal.Numerics.Random;
using Abscopal.Study.Protocol;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Study treatment by the protocol's regimen, and what came after it.</summary>
internal static class SyntheticTreatment
{
    // Where the protocol prints no interval of maintenance.
    private const int MaintenanceDays = 28;

    private static readonly string[] LaterDrugs = ["IRINOTECAN", "TOPOTECAN", "PACLITAXEL", "ANLOTINIB"];
    private static readonly string[] Sites = ["BRAIN", "LUNG", "BONE", "LIVER"];

    public static DomainTable Exposure(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects, out DateOnly[] lastDoses)
    {
        var ex = new DomainWriter(facts, "EX", "Exposure", hasSequence: true,
            ("EXTRT", "Name of Treatment"), ("EXDOSE", "Dose#"), ("EXDOSU", "Dose Units"), ("EXPDOSE", "Planned Dose#"), ("EXROUTE", "Route of Administration"), ("EXLOC", "Location of Dose Administration"),
            ("EXSTDTC", "Start Date/Time of Treatment"), ("EXENDTC", "End Date/Time of Treatment"), ("EXPDTC", "Planned Date of Treatment"));
        lastDoses = new DateOnly[subjects.Count];
        foreach (SyntheticSubject s in subjects)
        {
            RandomStream random = facts.Stream(SyntheticTopic.Treatment, s.Number);
            DateOnly last = s.FirstDose;
            foreach ((string drug, decimal dose, string unit, string place, DateOnly due, DateOnly given) in Doses(facts, s, random).OrderBy(d => d.Given).ThenBy(d => d.Drug, StringComparer.Ordinal))
            {
                ex.Row(s.Id, drug, (double)dose, unit, (double)dose, place.Length > 0 ? "EXTERNAL BEAM" : "INTRAVENOUS", place.Length > 0 ? place : null, given, given, due);
                if (given > last) last = given;
            }

            lastDoses[s.Number - 1] = last;
        }

        return ex.Table;
    }

    private static List<(string Drug, decimal Dose, string Unit, string Place, DateOnly Due, DateOnly Given)> Doses(SyntheticFacts facts, SyntheticSubject s, RandomStream random)
    {
        var doses = new List<(string, decimal, string, string, DateOnly, DateOnly)>();
        ProtocolArm arm = facts.Study.Protocol.Arms[0];
        int delay = 0;
        int delayedFrom = 2 + random.NextInt32(6);
        int delayDays = random.NextInt32(3) == 0 ? 7 : 0;
        foreach (DrugCourse course in arm.Drugs)
        {
            string name = (course.Choices.IsEmpty ? course.Drug : course.Choices[(int)((uint)s.Number % (uint)course.Choices.Length)].Drug).In("en").ToUpperInvariant();
            // A course without a printed dose is given at the dose that is printed for its drug elsewhere, if any.
            Dose? printed = course.Dose ?? arm.Drugs.FirstOrDefault(d => d.Dose is not null && d.Drug.Equals(course.Drug))?.Dose;
            decimal dose = printed?.Amount ?? 1;
            string unit = printed?.Unit ?? "ADMINISTRATION";
            int every = course.CycleDays ?? MaintenanceDays;
            for (int cycle = course.FirstCycle; cycle <= (course.LastCycle ?? 200); cycle++)
            {
                // Cycles of induction last as long as the first course says; maintenance goes on from there.
                int begins = course.LastCycle is null ? (arm.Drugs[0].CycleDays ?? every) * (course.FirstCycle - 1) + (every * (cycle - course.FirstCycle)) : every * (cycle - 1);
                delay = cycle >= delayedFrom ? delayDays : 0;
                foreach (int day in course.Days)
                {
                    DateOnly due = s.FirstDose.AddDays(begins + day - 1);
                    DateOnly given = due.AddDays(delay);
                    if (given < s.TreatmentEnd && given <= facts.CutOff) doses.Add((name, dose, unit, "", due, given));
                }

                if (s.FirstDose.AddDays(begins) > s.TreatmentEnd) break;
            }
        }

        foreach (RadiotherapyPrescription radiotherapy in arm.Radiotherapy.Where(r => r is { Use: RadiotherapyUse.Planned, Fractionation: not null }))
        {
            for (int fraction = 0; fraction < radiotherapy.Fractionation!.Fractions; fraction++)
            {
                DateOnly day = s.FirstDose.AddDays(1 + fraction);
                doses.Add(("RADIOTHERAPY", radiotherapy.Fractionation.DosePerFraction, "Gy", "LUNG", day, day));
            }
        }

        return doses;
    }

    public static DomainTable Medications(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var cm = new DomainWriter(facts, "CM", "Medications", hasSequence: true, ("CMTRT", "Reported Name of Drug"), ("CMCAT", "Category"), ("CMSTDTC", "Start Date/Time"));
        RandomStream random = facts.Stream(SyntheticTopic.Course, 1);
        foreach (SyntheticSubject s in subjects)
        {
            cm.Row(s.Id, "ONDANSETRON", "CONCOMITANT", s.FirstDose);
            if (s.LaterTherapy is { } later) cm.Row(s.Id, LaterDrugs[random.NextInt32(LaterDrugs.Length)], "SUBSEQUENT ANTI-CANCER THERAPY", later);
        }

        return cm.Table;
    }

    public static DomainTable Procedures(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var pr = new DomainWriter(facts, "PR", "Procedures", hasSequence: true, ("PRTRT", "Reported Name of Procedure"), ("PRCAT", "Category"), ("PRLOC", "Location"), ("PRSTDTC", "Start Date/Time"));
        RandomStream random = facts.Stream(SyntheticTopic.Course, 2);
        foreach (SyntheticSubject s in subjects)
        {
            pr.Row(s.Id, "COMPUTED TOMOGRAPHY", "STAGING", "CHEST", s.Enrolled.AddDays(-7));
            if (s.Pci is { } pci) pr.Row(s.Id, "RADIOTHERAPY", "PROPHYLACTIC CRANIAL IRRADIATION", "BRAIN", pci);
            if (s.Reirradiation is { } again) pr.Row(s.Id, "RADIOTHERAPY", "SUBSEQUENT RADIOTHERAPY", Sites[random.NextInt32(Sites.Length)], again);
        }

        return pr.Table;
    }
}
