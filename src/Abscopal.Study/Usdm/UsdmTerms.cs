using Abscopal.Study.Protocol;
using Abscopal.Study.Protocol.Schedule;

namespace Abscopal.Study.Usdm;

/// <summary>The terms of CDISC controlled terminology (USDM package of 2024-09-27) that choices of a protocol stand for.</summary>
internal static class UsdmTerms
{
    public const string System = "http://www.cdisc.org";
    public const string Version = "2024-09-27";

    public static readonly UsdmTerm Interventional = new("C98388", "Interventional Study");
    public static readonly UsdmTerm SingleGroup = new("C82640", "Single Group Study");
    public static readonly UsdmTerm Parallel = new("C82639", "Parallel Study");
    public static readonly UsdmTerm Visit = new("C25716", "Visit");
    public static readonly UsdmTerm WithinStudy = new("C188866", "Data Generated Within Study");
    public static readonly UsdmTerm Registry = new("C93453", "Study Registry");
    public static readonly UsdmTerm OfficialTitle = new("C207616", "Official Study Title");
    public static readonly UsdmTerm Inclusion = new("C25532", "Inclusion Criteria");
    public static readonly UsdmTerm Exclusion = new("C25370", "Exclusion Criteria");
    public static readonly UsdmTerm Drug = new("C1909", "Pharmacologic Substance");
    public static readonly UsdmTerm Radiation = new("C15313", "Radiation Therapy");
    public static readonly UsdmTerm Experimental = new("C41161", "Experimental Intervention");
    public static readonly UsdmTerm Comparator = new("C68609", "Active Comparator");
    public static readonly UsdmTerm Placebo = new("C753", "Placebo");
    public static readonly UsdmTerm After = new("C201356", "After");
    public static readonly UsdmTerm Before = new("C201357", "Before");
    public static readonly UsdmTerm FixedReference = new("C201358", "Fixed Reference");
    public static readonly UsdmTerm StartToStart = new("C201355", "Start to Start");
    public static readonly UsdmTerm Intravenous = new("C38276", "Intravenous Route of Administration");
    public static readonly UsdmTerm Year = new("C29848", "Year");
    public static readonly UsdmTerm Gray = new("C18063", "Gray");
    public static readonly UsdmTerm TreatmentArm = new("C15538", "Protocol Treatment Arm");

    public static readonly (string Word, UsdmTerm Term)[] Phases =
    [
        ("I", new("C15600", "Phase I Trial")), ("I/II", new("C15693", "Phase I/II Trial")), ("II", new("C15601", "Phase II Trial")), ("II/III", new("C15694", "Phase II/III Trial")),
        ("I/III", new("C198366", "Phase I/III Trial")), ("III", new("C15602", "Phase III Trial")), ("IV", new("C15603", "Phase IV Trial")), ("NA", new("C48660", "Not Applicable")),
    ];

    public static readonly (Masking Masking, UsdmTerm Term)[] Maskings =
    [
        (Masking.Open, new("C49659", "Open Label Study")), (Masking.SingleBlind, new("C28233", "Single Blind Study")), (Masking.DoubleBlind, new("C15228", "Double Blind Study")),
    ];

    public static readonly (ArmRole Role, UsdmTerm Term)[] ArmRoles =
    [
        (ArmRole.Investigational, new("C174266", "Investigational Arm")), (ArmRole.ActiveComparator, new("C174267", "Active Comparator Arm")), (ArmRole.Placebo, new("C174268", "Placebo Control Arm")),
        (ArmRole.Sham, new("C174269", "Sham Comparator Arm")), (ArmRole.NoIntervention, new("C174270", "No Intervention Arm")),
    ];

    public static readonly (EndpointRole Role, UsdmTerm Term)[] ObjectiveLevels =
    [
        (EndpointRole.Primary, new("C85826", "Primary Objective")), (EndpointRole.Secondary, new("C85827", "Secondary Objective")), (EndpointRole.Exploratory, new("C163559", "Exploratory Objective")),
    ];

    public static readonly (EndpointRole Role, UsdmTerm Term)[] EndpointLevels =
    [
        (EndpointRole.Primary, new("C94496", "Primary Endpoint")), (EndpointRole.Secondary, new("C139173", "Secondary Endpoint")), (EndpointRole.Exploratory, new("C170559", "Exploratory Endpoint")),
    ];

    public static readonly (EpochKind Kind, UsdmTerm Term)[] EpochKinds =
    [
        (EpochKind.Screening, new("C202487", "Screening Epoch")), (EpochKind.RunIn, new("C98779", "Run-in Period")), (EpochKind.Baseline, new("C125938", "Baseline Epoch")),
        (EpochKind.Treatment, new("C101526", "Treatment Epoch")), (EpochKind.Washout, new("C42872", "Washout Period")), (EpochKind.FollowUp, new("C202578", "Follow-Up Epoch")), (EpochKind.Other, new("C17649", "Other")),
    ];

    public static readonly (PlannedSex Sex, UsdmTerm Term)[] Sexes =
    [
        (PlannedSex.Both, new("C49636", "Both")), (PlannedSex.Female, new("C16576", "Female")), (PlannedSex.Male, new("C20197", "Male")),
    ];

    public static readonly (string Word, UsdmTerm Term)[] DoseUnits =
    [
        ("mg", new("C28253", "Milligram")), ("mg/m2", new("C67402", "Milligram per Square Meter")), ("mg/kg", new("C67401", "Milligram per Kilogram")), ("AUC", new("C64774", "Area Under Curve")),
    ];

    /// <summary>The words with which USDM names the strategies of ICH E9(R1).</summary>
    public static readonly (IntercurrentStrategy Strategy, string Word)[] Strategies =
    [
        (IntercurrentStrategy.TreatmentPolicy, "Treatment policy"), (IntercurrentStrategy.Hypothetical, "Hypothetical"), (IntercurrentStrategy.CompositeVariable, "Composite variable"),
        (IntercurrentStrategy.WhileOnTreatment, "While on treatment"), (IntercurrentStrategy.PrincipalStratum, "Principal stratum"),
    ];

    public static UsdmTerm Of<T>((T Key, UsdmTerm Term)[] terms, T key) => Array.Find(terms, t => EqualityComparer<T>.Default.Equals(t.Key, key)).Term;
}
