using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Numerics.Random;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Writes the domains of a synthetic study.</summary>
internal static class SyntheticDomains
{
    public static IReadOnlyList<DomainTable> Write(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        DomainTable exposure = SyntheticTreatment.Exposure(facts, subjects, out DateOnly[] lastDoses);
        return
        [
            Demographics(facts, subjects, lastDoses),
            Disposition(facts, subjects),
            exposure,
            SyntheticSafety.Events(facts, subjects, lastDoses),
            .. SyntheticTumours.Domains(facts, subjects),
            SyntheticTreatment.Medications(facts, subjects),
            SyntheticTreatment.Procedures(facts, subjects),
            SubstanceUse(facts, subjects),
            Performance(facts, subjects),
            Status(facts, subjects),
            Summary(facts),
        ];
    }

    private static DomainTable Demographics(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects, DateOnly[] lastDoses)
    {
        var dm = new DomainWriter(facts, "DM", "Demographics", hasSequence: false,
            ("SUBJID", "Subject Identifier for the Study"), ("RFSTDTC", "Subject Reference Start Date/Time"), ("RFXSTDTC", "Date/Time of First Study Treatment"),
            ("RFXENDTC", "Date/Time of Last Study Treatment"), ("RFICDTC", "Date/Time of Informed Consent"), ("DTHDTC", "Date/Time of Death"), ("DTHFL", "Subject Death Flag"),
            ("SITEID", "Study Site Identifier"), ("AGE", "Age#"), ("AGEU", "Age Units"), ("SEX", "Sex"), ("RACE", "Race"), ("ETHNIC", "Ethnicity"),
            ("ARM", "Description of Planned Arm"), ("ACTARM", "Description of Actual Arm"), ("COUNTRY", "Country"));
        string country = facts.Study.Protocol.Country?.In("en").ToUpperInvariant() ?? "";
        foreach (SyntheticSubject s in subjects)
        {
            dm.Row(s.Id, s.Number.ToString("000", CultureInfo.InvariantCulture), s.FirstDose, s.FirstDose, lastDoses[s.Number - 1], s.Enrolled.AddDays(-10), s.Died ? s.LastContact : null, s.Died ? "Y" : null,
                s.Site, s.Age, "YEARS", s.Male ? "M" : "F", "ASIAN", "NOT HISPANIC OR LATINO", facts.ArmName, facts.ArmName, country);
        }

        return dm.Table;
    }

    private static DomainTable Disposition(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var ds = new DomainWriter(facts, "DS", "Disposition", hasSequence: true,
            ("DSTERM", "Reported Term for the Disposition Event"), ("DSDECOD", "Standardized Disposition Term"), ("DSCAT", "Category"), ("DSSCAT", "Subcategory"), ("DSSTDTC", "Start Date/Time"));
        foreach (SyntheticSubject s in subjects)
        {
            ds.Row(s.Id, "Informed consent", "INFORMED CONSENT OBTAINED", "PROTOCOL MILESTONE", null, s.Enrolled.AddDays(-10));
            ds.Row(s.Id, "Enrolled", "ENROLLED", "PROTOCOL MILESTONE", null, s.Enrolled);
            if (!s.OnTreatment)
            {
                string reason = s.Progressed ? "PROGRESSIVE DISEASE" : s.Died ? "DEATH" : "ADVERSE EVENT";
                ds.Row(s.Id, reason, reason, "DISPOSITION EVENT", "STUDY TREATMENT", reason is "DEATH" ? s.LastContact : s.TreatmentEnd);
            }

            if (s.Died) ds.Row(s.Id, "Death", "DEATH", "DISPOSITION EVENT", "STUDY PARTICIPATION", s.LastContact);
        }

        return ds.Table;
    }

    private static DomainTable SubstanceUse(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var su = new DomainWriter(facts, "SU", "Substance Use", hasSequence: true, ("SUTRT", "Substance"), ("SUSTRESC", "Standardised Use"));
        RandomStream random = facts.Stream(SyntheticTopic.Demographics, 1);
        foreach (SyntheticSubject s in subjects) su.Row(s.Id, "TOBACCO", s.Smoker ? random.NextInt32(2) == 0 ? "CURRENT" : "FORMER" : "NEVER");
        return su.Table;
    }

    private static DomainTable Performance(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var qs = new DomainWriter(facts, "QS", "Questionnaires", hasSequence: true, ("QSTESTCD", "Question Short Name"), ("QSTEST", "Question Name"), ("QSSTRESC", "Character Result"), ("QSDTC", "Date/Time"));
        RandomStream random = facts.Stream(SyntheticTopic.Demographics, 2);
        foreach (SyntheticSubject s in subjects) qs.Row(s.Id, "ECOG101", "ECOG Performance Status", random.NextInt32(3) == 0 ? "0" : "1", s.Enrolled.AddDays(-2));
        return qs.Table;
    }

    private static DomainTable Status(SyntheticFacts facts, IReadOnlyList<SyntheticSubject> subjects)
    {
        var ss = new DomainWriter(facts, "SS", "Subject Status", hasSequence: true, ("SSTESTCD", "Status Short Name"), ("SSTEST", "Status Name"), ("SSSTRESC", "Standardised Result"), ("SSDTC", "Date/Time"));
        foreach (SyntheticSubject s in subjects) ss.Row(s.Id, "SURVSTAT", "Survival Status", s.Died ? "DEAD" : "ALIVE", s.LastContact);
        return ss.Table;
    }

    private static DomainTable Summary(SyntheticFacts facts)
    {
        var ts = new DomainWriter(facts, "TS", "Trial Summary", hasSequence: false, ("TSPARMCD", "Parameter Short Name"), ("TSPARM", "Parameter"), ("TSVAL", "Parameter Value"));
        ts.Row("", "TITLE", "Trial Title", SynthesizeJob.Notice);
        ts.Row("", "DCUTDTC", "Data Cutoff Date", facts.CutOff.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        ts.Row("", "REGID", "Registry Identifier", facts.Study.Protocol.Registry);
        ts.Row("", "SYNTHFL", "Synthetic Data, Cohort of the Draw", string.Create(CultureInfo.InvariantCulture, $"seed {facts.Seed}, cohort {facts.Cohort.Number}"));
        return ts.Table;
    }
}
