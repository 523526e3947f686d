namespace Abscopal.Clinical.Recist;

/// <summary>What a visit shows, as iRECIST needs it.</summary>
/// <param name="Target">The target lesions by the thresholds of RECIST 1.1 against the nadir.</param>
/// <param name="TargetSum">Sum of the target lesions, mm.</param>
/// <param name="NonTarget">The non-target lesions.</param>
/// <param name="NonTargetWorse">Whether non-target lesions grew further since the visit before.</param>
/// <param name="NewLesions">The number of new lesions present.</param>
/// <param name="NewTargetSum">Sum of the new lesions measured as new targets, mm.</param>
/// <param name="NewNonTargetWorse">Whether new lesions that are not measured grew further since the visit before.</param>
public readonly record struct ImmuneVisit(
    Response Target,
    decimal TargetSum,
    Response NonTarget = Response.NotApplicable,
    bool NonTargetWorse = false,
    int NewLesions = 0,
    decimal NewTargetSum = 0,
    bool NewNonTargetWorse = false);
