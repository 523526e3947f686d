using Abscopal.Evidence.Comparison;

namespace Abscopal.Evidence.Bias;

/// <summary>Those treated by a landmark against those not, among subjects at risk at it, time counted from it.</summary>
/// <param name="Status">Whether it could be made.</param>
/// <param name="Landmark">Months.</param>
/// <param name="Treated">The subjects at risk treated by the landmark.</param>
/// <param name="Untreated">The other subjects at risk.</param>
/// <param name="Excluded">Those no longer at risk.</param>
/// <param name="Comparison">The comparison, treated against untreated; null unless done.</param>
public sealed record LandmarkAnalysisResult(
    LandmarkAnalysisStatus Status, double Landmark, int Treated, int Untreated, int Excluded, ArmComparisonResult? Comparison);
