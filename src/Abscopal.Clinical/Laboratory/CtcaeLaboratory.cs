using System.Collections.Immutable;

namespace Abscopal.Clinical.Laboratory;

/// <summary>The adverse events of CTCAE version 5.0 whose grade is read from a laboratory value.</summary>
/// <remarks>
/// Source: NCI, Common Terminology Criteria for Adverse Events 5.0 (27 November 2017), 'Investigations', 'Metabolism and
/// nutrition disorders', 'Blood and lymphatic system disorders'. A value on a bound belongs to the milder grade ('&lt; 1.0 -
/// 0.5': 0.5 is grade 3). What a grade asks of symptoms, of treatment or of a stay in hospital is not in the value: the grade
/// is read without it (potassium of 3.2 is grade 1; sodium of 127 is grade 2; anaemia ends at grade 3; INR is read without
/// anticoagulation). Calcium is graded where it was corrected for albumin (CACR) or ionised (CAION), as the criteria ask.
/// </remarks>
public static class CtcaeLaboratory
{
    private static readonly GradeBound[] Transaminase = [new(1, 3), new(2, 5), new(3, 20)];
    private static readonly GradeBound[] Phosphatase = [new(1, 2.5m), new(2, 5), new(3, 20)];

    /// <summary>The criteria, by test and direction.</summary>
    public static ImmutableArray<CtcaeCriterion> Criteria { get; } =
    [
        Low("WBC", "White blood cell decreased", 4, ("10^9/L", [new(1, 3), new(2, 2), new(3, 1)])),
        Low("NEUT", "Neutrophil count decreased", 4, ("10^9/L", [new(1, 1.5m), new(2, 1), new(3, 0.5m)])),
        Low("LYM", "Lymphocyte count decreased", 4, ("10^9/L", [new(1, 0.8m), new(2, 0.5m), new(3, 0.2m)])),
        High("LYM", "Lymphocyte count increased", 3, ("10^9/L", [new(0, 4), new(2, 20)])),
        Low("PLAT", "Platelet count decreased", 4, ("10^9/L", [new(1, 75), new(2, 50), new(3, 25)])),
        Low("HGB", "Anemia", 3, ("g/L", [new(1, 100), new(2, 80)]), ("g/dL", [new(1, 10), new(2, 8)]), ("mmol/L", [new(1, 6.2m), new(2, 4.9m)])),
        new HaemoglobinIncreaseCriterion(),
        new MultipleCriterion("ALT", "Alanine aminotransferase increased", 4, Transaminase, 1.5m),
        new MultipleCriterion("AST", "Aspartate aminotransferase increased", 4, Transaminase, 1.5m),
        new MultipleCriterion("ALP", "Alkaline phosphatase increased", 4, Phosphatase, 2),
        new MultipleCriterion("GGT", "GGT increased", 4, Phosphatase, 2),
        new MultipleCriterion("BILI", "Blood bilirubin increased", 4, [new(1, 1.5m), new(2, 3), new(3, 10)], 1, BeginsAbove: true),
        new CreatinineCriterion(),
        new MultipleCriterion("CK", "CPK increased", 4, [new(1, 2.5m), new(2, 5), new(3, 10)]),
        new MultipleCriterion("LDH", "Blood lactate dehydrogenase increased", 1, []),
        new MultipleCriterion("APTT", "Activated partial thromboplastin time prolonged", 3, [new(1, 1.5m), new(2, 2.5m)]),
        High("INR", "INR increased", 3, ("", [new(0, 1.2m), new(1, 1.5m), new(2, 2.5m)]), ("RATIO", [new(0, 1.2m), new(1, 1.5m), new(2, 2.5m)])),
        Low("SODIUM", "Hyponatremia", 4, ("mmol/L", [new(1, 130), new(2, 125), new(3, 120)])),
        High("SODIUM", "Hypernatremia", 4, ("mmol/L", [new(1, 150), new(2, 155), new(3, 160)])),
        Low("K", "Hypokalemia", 4, ("mmol/L", [new(1, 3), new(3, 2.5m)])),
        High("K", "Hyperkalemia", 4, ("mmol/L", [new(1, 5.5m), new(2, 6), new(3, 7)])),
        Low("CACR", "Hypocalcemia", 4, ("mmol/L", [new(1, 2), new(2, 1.75m), new(3, 1.5m)]), ("mg/dL", [new(1, 8), new(2, 7), new(3, 6)])),
        High("CACR", "Hypercalcemia", 4, ("mmol/L", [new(1, 2.9m), new(2, 3.1m), new(3, 3.4m)]), ("mg/dL", [new(1, 11.5m), new(2, 12.5m), new(3, 13.5m)])),
        Low("CAION", "Hypocalcemia", 4, ("mmol/L", [new(1, 1), new(2, 0.9m), new(3, 0.8m)])),
        High("CAION", "Hypercalcemia", 4, ("mmol/L", [new(1, 1.5m), new(2, 1.6m), new(3, 1.8m)])),
        Low("MG", "Hypomagnesemia", 4, ("mmol/L", [new(1, 0.5m), new(2, 0.4m), new(3, 0.3m)]), ("mg/dL", [new(1, 1.2m), new(2, 0.9m), new(3, 0.7m)])),
        High("MG", "Hypermagnesemia", 4, ("mmol/L", [new(1, 1.23m), new(3, 3.3m)]), ("mg/dL", [new(1, 3), new(3, 8)])),
        Low("ALB", "Hypoalbuminemia", 3, ("g/L", [new(1, 30), new(2, 20)]), ("g/dL", [new(1, 3), new(2, 2)])),
        Low("GLUC", "Hypoglycemia", 4, ("mmol/L", [new(1, 3), new(2, 2.2m), new(3, 1.7m)]), ("mg/dL", [new(1, 55), new(2, 40), new(3, 30)])),
    ];

    /// <summary>The criterion of a test on one side of normal, or null for none.</summary>
    /// <param name="test">LBTESTCD.</param>
    /// <param name="direction">The side.</param>
    public static CtcaeCriterion? Find(string? test, ToxicityDirection direction) =>
        Criteria.FirstOrDefault(c => c.Direction == direction && string.Equals(c.Test, test, StringComparison.OrdinalIgnoreCase));

    private static FixedCriterion Low(string test, string term, int beyond, params (string Unit, GradeBound[] Bounds)[] units) => new(test, ToxicityDirection.Low, term, beyond, units);

    private static FixedCriterion High(string test, string term, int beyond, params (string Unit, GradeBound[] Bounds)[] units) => new(test, ToxicityDirection.High, term, beyond, units);
}
