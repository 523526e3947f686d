using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Derivation;
using Abscopal.Clinical.TimeToEvent;
using Abscopal.Input;

namespace Abscopal.Clinical.Tests.Derivation;

/// <summary>A study of three subjects, its domains literal, its analysis datasets literal.</summary>
public sealed class AdamDerivationTests
{
    private static readonly Dictionary<string, string> Study = new(StringComparer.Ordinal)
    {
        ["DM"] = """
            STUDYID,USUBJID,SUBJID,RFSTDTC,DTHDTC,AGE,SEX,ARM,ACTARM
            TOY,TOY-1,1,2022-01-01,2022-10-01,70,M,A,A
            TOY,TOY-2,2,2022-01-01,,64,F,A,A
            TOY,TOY-3,3,2022-01-01,,50,F,A,
            """,
        ["EX"] = """
            USUBJID,EXSEQ,EXTRT,EXDOSE,EXDOSU,EXPDOSE,EXSTDTC,EXENDTC,EXPDTC
            TOY-1,1,DRUG,1500,mg,1500,2022-01-01,2022-01-01,2022-01-01
            TOY-1,2,DRUG,1200,mg,1500,2022-01-25,2022-01-25,2022-01-22
            TOY-1,3,DRUG,0,mg,1500,,,2022-02-12
            TOY-2,1,RADIOTHERAPY,3,Gy,3,2022-01-02,2022-01-02,2022-01-02
            """,
        ["AE"] = """
            USUBJID,AESEQ,AETERM,AEDECOD,AEBODSYS,AETOXGR,AEREL,AESTDTC,AEENDTC
            TOY-1,1,nausea,Nausea,Gastrointestinal disorders,2,Y,2022-01-05,2022-01-06
            TOY-1,2,nausea again,Nausea,Gastrointestinal disorders,3,,2022-02,
            TOY-1,3,vomiting,Vomiting,Gastrointestinal disorders,3,N,2022-01-20,
            TOY-1,4,late rash,Rash,Skin disorders,1,N,2022-02-25,
            TOY-2,1,old cough,Cough,Respiratory disorders,1,N,2021-12,2021-12-20
            """,
        ["TU"] = """
            USUBJID,TUSEQ,TULNKID,TUSTRESC,TULOC,TUDTC
            TOY-1,1,T1,TARGET,LIVER,2021-12-28
            TOY-1,2,N1,NON-TARGET,BONE,2021-12-28
            TOY-1,3,NEW1,NEW,BRAIN,2022-04-01
            TOY-2,1,T1,TARGET,LYMPH NODE,2021-12-28
            """,
        ["TR"] = """
            USUBJID,TRSEQ,TRLNKID,TRTESTCD,TRSTRESC,TRSTRESN,TRDTC
            TOY-1,1,T1,LDIAM,50,50,2021-12-28
            TOY-1,2,N1,TUMSTATE,PRESENT,,2021-12-28
            TOY-1,3,T1,LDIAM,34,34,2022-02-12
            TOY-1,4,N1,TUMSTATE,PRESENT,,2022-02-12
            TOY-1,5,T1,LDIAM,34,34,2022-04-01
            TOY-1,6,N1,TUMSTATE,PRESENT,,2022-04-01
            TOY-1,7,NEW1,TUMSTATE,PRESENT,,2022-04-01
            TOY-2,1,T1,SAXIS,20,20,2021-12-28
            TOY-2,2,T1,SAXIS,8,8,2022-02-12
            TOY-2,3,T1,SAXIS,9,9,2022-04-01
            """,
        ["RS"] = """
            USUBJID,RSSEQ,RSTESTCD,RSSTRESC,RSDTC
            TOY-1,1,OVRLRESP,PR,2022-02-12
            TOY-1,2,OVRLRESP,PD,2022-04-01
            TOY-2,1,OVRLRESP,CR,2022-02-12
            TOY-2,2,OVRLRESP,PR,2022-04-01
            """,
        ["CM"] = """
            USUBJID,CMSEQ,CMTRT,CMCAT,CMSTDTC
            TOY-1,1,TOPOTECAN,SUBSEQUENT ANTI-CANCER THERAPY,2022-05
            """,
        ["TS"] = """
            TSPARMCD,TSVAL
            DCUTDTC,2022-12-31
            """,
    };

    [Fact]
    public void Adtte_HasOneRowASubjectAndParameterWithReasonAndSource()
    {
        AdamStudy adam = Derive(new DerivationOptions { Responses = ResponseSource.Computed });
        Rows(adam, "ADTTE", "USUBJID", "PARAMCD", "AVAL", "CNSR", "RSNCD", "ADT", "SRCDOM", "SRCVAR", "SRCSEQ").ShouldBe(
        [
            "TOY-1|OS|274|0|DEATH|2022-10-01|DM|DTHDTC|",
            "TOY-1|FUOS|274|1|DEATH|2022-10-01|DM|DTHDTC|",
            "TOY-1|PFS|91|0|PD|2022-04-01|TR|TRSTRESN|5",
            "TOY-1|FUPFS|91|1|PD|2022-04-01|TR|TRSTRESN|5",
            "TOY-2|OS|91|1|NO-EVENT|2022-04-01|RS|RSDTC|2",
            "TOY-2|FUOS|91|0|NO-EVENT|2022-04-01|RS|RSDTC|2",
            "TOY-2|PFS|91|1|NO-EVENT|2022-04-01|TR|TRSTRESN|3",
            "TOY-2|FUPFS|91|0|NO-EVENT|2022-04-01|TR|TRSTRESN|3",
            "TOY-2|TTR|43|0|RESPONSE|2022-02-12|TR|TRSTRESN|2",
            "TOY-2|DOR|49|1|NO-EVENT|2022-04-01|TR|TRSTRESN|3",
            "TOY-3|OS|1|1|NO-EVENT|2022-01-01|DM|RFSTDTC|",
            "TOY-3|FUOS|1|0|NO-EVENT|2022-01-01|DM|RFSTDTC|",
            "TOY-3|PFS|1|4|NO-POST-BASELINE|2022-01-01|DM|RFSTDTC|",
            "TOY-3|FUPFS|1|0|NO-POST-BASELINE|2022-01-01|DM|RFSTDTC|",
        ]);
    }

    [Fact]
    public void Adrs_ShowsCollectedAndComputedAndWhereTheyDiffer()
    {
        AdamStudy adam = Derive(new DerivationOptions());
        Rows(adam, "ADRS", "USUBJID", "PARAMCD", "AVALC", "ADY", "RSNCD").ShouldBe(
        [
            "TOY-1|OVR|PR|43|", "TOY-1|OVR|PD|91|", "TOY-1|OVRC|PR|43|", "TOY-1|OVRC|PD|91|", "TOY-1|IOVRC|iPR|43|", "TOY-1|IOVRC|iUPD|91|", "TOY-1|BOR|PR|43|SEEN", "TOY-1|CBOR|SD|43|STABLE",
            "TOY-2|OVR|CR|43|", "TOY-2|OVR|PR|91|", "TOY-2|OVRC|CR|43|", "TOY-2|OVRC|CR|91|", "TOY-2|IOVRC|iCR|43|", "TOY-2|IOVRC|iCR|91|", "TOY-2|BOR|CR|43|SEEN", "TOY-2|CBOR|SD|43|STABLE",
            "TOY-3|BOR|NE||NO-VISIT", "TOY-3|CBOR|NE||NO-VISIT",
        ]);
        adam.Findings.ShouldBe(["TOY-2, 2022-04-01: RS says PR, the lesions CR"]);
    }

    [Fact]
    public void Adtr_FollowsTheSumFromBaselineAndNadir() =>
        Rows(Derive(new DerivationOptions()), "ADTR", "USUBJID", "ADY", "AVAL", "BASE", "PCHG", "NADIR", "ABLFL", "AVALC").ShouldBe(
        [
            "TOY-1|-4|50|50|||Y|", "TOY-1|43|34|50|-32|50||PR", "TOY-1|91|34|50|-32|34||PR",
            "TOY-2|-4|20|20|||Y|", "TOY-2|43|8|20|-60|20||CR", "TOY-2|91|9|20|-55|8||CR",
        ]);

    [Fact]
    public void Adae_FlagsEmergenceAndTheWorstOfEachTerm() =>
        Rows(Derive(new DerivationOptions()), "ADAE", "USUBJID", "AESEQ", "ASTDT", "ASTDTF", "TRTEMFL", "ATOXGRN", "ARELFL", "AOCCIFL", "AOCCSIFL", "AOCCPIFL").ShouldBe(
        [
            "TOY-1|1|2022-01-05||Y|2|Y|||", // a higher grade of the same term comes later
            "TOY-1|2|2022-02-01|D|Y|3|Y|||Y", // a missing relation counts as related
            "TOY-1|3|2022-01-20||Y|3|N|Y|Y|Y",
            "TOY-1|4|2022-02-25||N|1|N|||", // 31 days after the last dose
            "TOY-2|1|2021-12-01|D|N|1|N|||",
        ]);

    [Fact]
    public void Adae_WhileTreatmentGoesOn_HasNoLastDay()
    {
        var study = new Dictionary<string, string>(Study, StringComparer.Ordinal) { ["DS"] = "USUBJID,DSSEQ,DSDECOD,DSCAT,DSSCAT,DSSTDTC\nTOY-2,1,WITHDRAWAL BY SUBJECT,DISPOSITION EVENT,STUDY TREATMENT,2022-01-03" };
        AdamStudy adam = AdamDerivation.Derive(Folder(study), new DerivationOptions());
        Rows(adam, "ADAE", "USUBJID", "AESEQ", "TRTEMFL").ShouldContain("TOY-1|4|Y");
        Rows(adam, "ADSL", "USUBJID", "EOTSTT", "DCTREAS").ShouldBe(["TOY-1|ONGOING|", "TOY-2|DISCONTINUED|WITHDRAWAL BY SUBJECT", "TOY-3||"]);
        Rows(adam, "ADTTE", "USUBJID", "PARAMCD", "RSNCD").ShouldContain("TOY-2|OS|NO-EVENT"); // who left treatment is not lost
    }

    private const string Blood = """
        USUBJID,LBSEQ,LBTESTCD,LBTEST,LBSPEC,LBSTRESN,LBSTRESU,LBSTNRLO,LBSTNRHI,LBLOBXFL,LBDTC
        TOY-1,1,NEUT,Neutrophils,BLOOD,4.0,10^9/L,2,7,,2021-12-20
        TOY-1,2,NEUT,Neutrophils,BLOOD,3.0,10^9/L,2,7,,2022-01-01
        TOY-1,3,NEUT,Neutrophils,BLOOD,0.9,10^9/L,2,7,,2022-01-10
        TOY-1,4,NEUT,Neutrophils,BLOOD,0.4,10^9/L,2,7,,2022-01-15
        TOY-1,5,NEUT,Neutrophils,BLOOD,0.3,10^9/L,2,7,,2022-01-20
        TOY-1,6,NEUT,Neutrophils,BLOOD,0.1,10^9/L,2,7,,2022-02-25
        TOY-1,7,NEUT,Neutrophils,BLOOD,,10^9/L,2,7,,2022-01-21
        TOY-1,8,GLUC,Glucose,URINE,1,mmol/L,3.9,6,,2022-01-10
        TOY-2,1,ALT,Alanine aminotransferase,SERUM,80,U/L,5,40,Y,2021-12-20
        TOY-2,2,ALT,Alanine aminotransferase,SERUM,130,U/L,5,40,,2022-01-10
        TOY-2,3,K,Potassium,SERUM,5.2,mmol/L,3.5,5.0,,2022-01-10
        """;

    // The last dose of TOY-1 is on 2022-01-25, that of TOY-2 on 2022-01-02; 30 days after it still count.
    [Fact]
    public void Adlb_GradesBloodValuesAgainstLimitsAndBaseline()
    {
        AdamStudy adam = AdamDerivation.Derive(Folder(new Dictionary<string, string>(Study, StringComparer.Ordinal) { ["LB"] = Blood }), new DerivationOptions());
        Rows(adam, "ADLB", "USUBJID", "PARAMCD", "AVAL", "ADY", "ABLFL", "BASE", "ONTRTFL", "ATOXGRL", "ATOXGRH", "WRSTLFL", "WRSTHFL", "SRCSEQ").ShouldBe(
        [
            "TOY-1|NEUT|4|-12||3||0||||1",
            "TOY-1|NEUT|3|1|Y|3||0||||2", // the last up to the first dose
            "TOY-1|NEUT|0.9|10||3|Y|3||||3",
            "TOY-1|NEUT|0.4|15||3|Y|4||Y||4", // the first of the highest grade
            "TOY-1|NEUT|0.3|20||3|Y|4||||5",
            "TOY-1|NEUT|0.1|56||3||4||||6", // 31 days after the last dose
            "TOY-2|ALT|80|-12|Y|80|||1|||1",
            "TOY-2|ALT|130|10||80|Y||1||Y|2", // 1.6 times an abnormal baseline, though more than 3 times the limit
            "TOY-2|K|5.2|10|||Y|0|1|Y|Y|3",
        ]);
        Rows(adam, "ADLB", "PARAM", "ATOXDSCL", "ATOXDSCH").Distinct(StringComparer.Ordinal).ShouldBe(
            ["Neutrophils (10^9/L)|Neutrophil count decreased|", "Alanine aminotransferase (U/L)||Alanine aminotransferase increased", "Potassium (mmol/L)|Hypokalemia|Hyperkalemia"]);
    }

    [Fact]
    public void Adae_GradeThatWasNotCollected_IsThatOfTheLaboratory()
    {
        var study = new Dictionary<string, string>(Study, StringComparer.Ordinal)
        {
            ["LB"] = Blood,
            ["AE"] = """
                USUBJID,AESEQ,AETERM,AEDECOD,AETOXGR,AESTDTC,AEENDTC
                TOY-1,1,low neutrophils,Neutrophil count decreased,,2022-01-10,2022-01-12
                TOY-1,2,low neutrophils,Neutropenia,,2022-01-14,2022-01-31
                TOY-1,3,low neutrophils,Neutrophil count decreased,2,2022-01-14,2022-01-31
                TOY-1,4,low platelets,Platelet count decreased,,2022-01-14,2022-01-31
                TOY-1,5,nausea,Nausea,,2022-01-14,2022-01-31
                TOY-2,1,high potassium,Hyperkalaemia,,2022-01-03,
                """,
        };
        Rows(AdamDerivation.Derive(Folder(study), new DerivationOptions()), "ADAE", "USUBJID", "AESEQ", "ATOXGRN", "ATOXSRC").ShouldBe(
            ["TOY-1|1|3|LB", "TOY-1|2|4|LB", "TOY-1|3|2|AETOXGR", "TOY-1|4||", "TOY-1|5||", "TOY-2|1|1|LB"]);
    }

    [Fact]
    public void Adex_CountsDosesDelaysAndIntensity() =>
        Rows(Derive(new DerivationOptions()), "ADEX", "USUBJID", "EXTRT", "PARAMCD", "AVAL").ShouldBe(
        [
            "TOY-1|DRUG|NDOSE|2", "TOY-1|DRUG|NPLAN|3", "TOY-1|DRUG|RELNUM|66.66666666666667", "TOY-1|DRUG|CUMDOSE|2700", "TOY-1|DRUG|PLANDOSE|4500", "TOY-1|DRUG|RELINT|60", "TOY-1|DRUG|NDELAY|1", "TOY-1|DRUG|DELAYMAX|3",
            "TOY-2|RADIOTHERAPY|NDOSE|1", "TOY-2|RADIOTHERAPY|NPLAN|1", "TOY-2|RADIOTHERAPY|RELNUM|100", "TOY-2|RADIOTHERAPY|CUMDOSE|3", "TOY-2|RADIOTHERAPY|PLANDOSE|3", "TOY-2|RADIOTHERAPY|RELINT|100", "TOY-2|RADIOTHERAPY|NDELAY|0", "TOY-2|RADIOTHERAPY|DELAYMAX|0",
        ]);

    [Fact]
    public void Adsl_KnowsWhatShowedProgressionAndWhatFollowed() =>
        Rows(Derive(new DerivationOptions()), "ADSL", "USUBJID", "AGEGR1", "TRT01A", "SAFFL", "DTHFL", "LIVMETFL", "BRMETFL", "PDKIND", "PDPLACE", "SUBTHFL").ShouldBe(
        [
            "TOY-1|>=65|A|Y|Y|Y|N|NEW LESION|INTRACRANIAL|Y",
            "TOY-2|<65|A|Y|N|N|N|||N",
            "TOY-3|<65|A|N|N|N|N|||N",
        ]);

    // Five fractions of 3 Gy prescribed, four delivered, one of them late.
    [Fact]
    public void Adex_FractionsDelivered_StandAgainstThosePrescribed()
    {
        var study = new Dictionary<string, string>(Study, StringComparer.Ordinal)
        {
            ["EX"] = """
                USUBJID,EXSEQ,EXTRT,EXDOSE,EXDOSU,EXPDOSE,EXSTDTC,EXPDTC
                TOY-1,1,RADIOTHERAPY,3,Gy,3,2022-01-03,2022-01-03
                TOY-1,2,RADIOTHERAPY,3,Gy,3,2022-01-04,2022-01-04
                TOY-1,3,RADIOTHERAPY,3,Gy,3,2022-01-07,2022-01-05
                TOY-1,4,RADIOTHERAPY,3,Gy,3,2022-01-08,2022-01-08
                TOY-1,5,RADIOTHERAPY,0,Gy,3,,2022-01-09
                """,
        };
        Rows(AdamDerivation.Derive(Folder(study), new DerivationOptions()), "ADEX", "PARAM", "AVAL").ShouldBe(
        [
            "Fractions Given|4", "Fractions Planned|5", "Fractions Given of Planned (%)|80", "Cumulative Dose (Gy)|12", "Planned Dose (Gy)|15", "Relative Dose Intensity (%)|80",
            "Fractions Given Later than Planned|1", "Longest Delay (days)|2",
        ]);
    }

    // TOY-1 progresses on 2022-04-01, day 91.
    [Theory]
    [InlineData("2022-04-02", "Y", "Y", "92||Y")]
    [InlineData("2022-04-01", "Y", "Y", "91||Y")]
    [InlineData("2022-03-31", "N", "Y", "90||N")]
    [InlineData("2022-04", "Y", "Y", "91|D|Y")] // may have been on or after the day
    [InlineData("2023-01-01", "N", "N", null)] // after the cut-off
    public void Course_LaterTherapyAndIrradiation_CountFromFirstProgression(string start, string again, string later, string? row)
    {
        var study = new Dictionary<string, string>(Study, StringComparer.Ordinal)
        {
            ["CM"] = "USUBJID,CMSEQ,CMTRT,CMCAT,CMSTDTC\nTOY-1,1,PARACETAMOL,CONCOMITANT,2022-04-10",
            ["PR"] = $"USUBJID,PRSEQ,PRTRT,PRCAT,PRSTDTC\nTOY-1,4,BRAIN RADIOTHERAPY,SUBSEQUENT RADIOTHERAPY,{start}\nTOY-1,5,CRANIAL,PROPHYLACTIC CRANIAL IRRADIATION,2022-03-01",
        };
        AdamStudy adam = AdamDerivation.Derive(Folder(study), new DerivationOptions());
        Rows(adam, "ADSL", "USUBJID", "REIRRFL", "SUBTHFL")[0].ShouldBe($"TOY-1|{again}|{later}");
        if (row is null) adam.Find("ADCM").ShouldBeNull();
        else Rows(adam, "ADCM", "USUBJID", "ACAT1", "CMDECOD", "ASTDY", "ASTDTF", "AFTPDFL", "SRCDOM", "SRCSEQ").ShouldBe([$"TOY-1|RADIOTHERAPY|BRAIN RADIOTHERAPY|{row}|PR|4"]);
    }

    [Theory]
    [InlineData("TOY-1,7,NEW1,TUMSTATE,PRESENT,,2022-04-01", "LIVER", "NEW LESION|EXTRACRANIAL|Y")]
    [InlineData("TOY-1,7,NEW1,TUMSTATE,PRESENT,,2022-04-01", "BRAIN", "NEW LESION|INTRACRANIAL|Y")]
    public void Progression_NewLesion_IsToldWithItsPlace(string measured, string place, string expected) =>
        Pattern("TOY-1,5,T1,LDIAM,34,34,2022-04-01", "TOY-1,6,N1,TUMSTATE,PRESENT,,2022-04-01", measured, place).ShouldBe(expected);

    [Theory]
    [InlineData("TOY-1,5,T1,LDIAM,41,41,2022-04-01", "PRESENT", "TARGET|EXTRACRANIAL|N")] // 34 -> 41: +21% and 7 mm
    [InlineData("TOY-1,5,T1,LDIAM,34,34,2022-04-01", "UNEQUIVOCAL PROGRESSION", "NON-TARGET|EXTRACRANIAL|N")]
    [InlineData("TOY-1,5,T1,LDIAM,41,41,2022-04-01", "UNEQUIVOCAL PROGRESSION", "TARGET + NON-TARGET|EXTRACRANIAL|N")]
    public void Progression_OfKnownLesions_IsTold(string target, string state, string expected) =>
        Pattern(target, $"TOY-1,6,N1,TUMSTATE,{state},,2022-04-01", null, "BRAIN").ShouldBe(expected);

    [Fact]
    public void Progression_TargetAndNewLesionInTheBrain_IsBoth() =>
        Pattern("TOY-1,5,T1,LDIAM,41,41,2022-04-01", "TOY-1,6,N1,TUMSTATE,PRESENT,,2022-04-01", "TOY-1,7,NEW1,TUMSTATE,PRESENT,,2022-04-01", "BRAIN").ShouldBe("TARGET + NEW LESION|BOTH|Y");

    [Fact]
    public void Censoring_FollowsTheRulesGiven()
    {
        CensoringRules fda = CensoringRules.Fda(AssessmentSchedule.Every(14));
        Rows(Derive(new DerivationOptions { Censoring = fda }), "ADTTE", "USUBJID", "PARAMCD", "AVAL", "RSNCD", "CNSRULES").ShouldContain("TOY-1|PFS|43|MISSED-VISITS|FDA");
    }

    [Theory]
    [InlineData("DM", null, "the domain DM is missing (allowed: a file dm.csv, .xpt or .json)")]
    [InlineData("RS", "USUBJID,RSTESTCD,RSSTRESC\nTOY-1,OVRLRESP,PD", "RS has no variable RSDTC")]
    [InlineData("RS", "USUBJID,RSTESTCD,RSSTRESC,RSDTC\nTOY-1,OVRLRESP,PD,2022-02-30", "RSDTC, row 1: '2022-02-30' is not a date")]
    [InlineData("RS", "USUBJID,RSTESTCD,RSSTRESC,RSDTC\nTOY-1,OVRLRESP,XX,2022-02-03", "'XX' is not a response (allowed: CR, PR, SD, NON-CR/NON-PD, PD, NE)")]
    [InlineData("AE", "USUBJID,AEDECOD,AESTDTC,AETOXGR\nTOY-9,Nausea,2022-02,1", "'TOY-9' is not a subject of DM")]
    [InlineData("AE", "USUBJID,AEDECOD,AESTDTC,AETOXGR\nTOY-1,Nausea,2022-02,6", "'6' is not a grade")]
    [InlineData("TR", "USUBJID,TRLNKID,TRTESTCD,TRSTRESN,TRDTC\nTOY-1,T1,LDIAM,big,2022-02-01", "'big' is not a number")]
    [InlineData("DM", "STUDYID,USUBJID,RFSTDTC\nTOY,TOY-1,2022-01-01\nTOY,TOY-1,2022-01-01", "'TOY-1' is there twice")]
    [InlineData("TS", "TSPARMCD,TSVAL\nDCUTDTC,2022", "'2022' is not a day")]
    public void WrongInput_IsOneLineWithItsPlace(string domain, string? text, string expected)
    {
        var study = new Dictionary<string, string>(Study, StringComparer.Ordinal);
        if (text is null) study.Remove(domain);
        else study[domain] = text;
        InvalidInputException wrong = Should.Throw<InvalidInputException>(() => AdamDerivation.Derive(Folder(study), new DerivationOptions()));
        wrong.Message.ShouldContain(expected);
        wrong.Message.ShouldNotContain("\n");
    }

    // Subject 1, whose visit of 2022-04-01 shows what is given.
    private static string Pattern(string target, string nonTarget, string? fresh, string place)
    {
        string[] lines = Study["TR"].Split('\n');
        string[] kept = [.. lines.Where(l => !l.Contains("TOY-1", StringComparison.Ordinal) || !l.Contains("2022-04-01", StringComparison.Ordinal))];
        string[] sites = ["USUBJID,TUSEQ,TULNKID,TUSTRESC,TULOC,TUDTC", "TOY-1,1,T1,TARGET,LIVER,2021-12-28", "TOY-1,2,N1,NON-TARGET,BONE,2021-12-28", "TOY-2,1,T1,TARGET,LYMPH NODE,2021-12-28"];
        var study = new Dictionary<string, string>(Study, StringComparer.Ordinal)
        {
            ["TR"] = string.Join('\n', kept.Concat([target, nonTarget]).Concat(fresh is null ? [] : new[] { fresh })),
            ["TU"] = string.Join('\n', fresh is null ? sites : [.. sites, $"TOY-1,3,NEW1,NEW,{place},2022-04-01"]),
        };
        return Rows(AdamDerivation.Derive(Folder(study), new DerivationOptions { Responses = ResponseSource.Computed }), "ADSL", "PDKIND", "PDPLACE", "PDNEWFL")[0];
    }

    private static AdamStudy Derive(DerivationOptions options) => AdamDerivation.Derive(Folder(Study), options);

    private static DomainFolder Folder(Dictionary<string, string> study) => DomainFolder.Of("toy", study.Select(d => Table(d.Key, d.Value)));

    private static DomainTable Table(string name, string csv)
    {
        string[] lines = csv.Split('\n');
        var table = new DomainTable(name, "");
        List<string?>[] columns = [.. lines[0].Split(',').Select(c => table.AddText(c, ""))];
        foreach (string line in lines.Skip(1))
        {
            string[] fields = line.Split(',');
            for (int c = 0; c < columns.Length; c++) columns[c].Add(fields[c].Length == 0 ? null : fields[c]);
        }

        return table;
    }

    private static string[] Rows(AdamStudy adam, string dataset, params string[] variables)
    {
        DomainTable table = adam.Find(dataset)!;
        IReadOnlyList<string?>[] columns = [.. variables.Select(table.Text)];
        return [.. Enumerable.Range(0, table.Rows).Select(r => string.Join('|', columns.Select(c => c[r]?.ToString(CultureInfo.InvariantCulture))))];
    }
}
