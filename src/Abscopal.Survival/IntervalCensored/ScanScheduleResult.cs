namespace Abscopal.Survival;

/// <summary>A median under each dating of progression between scans.</summary>
/// <param name="AtDetection">Dated at the scan that shows it, the right end.</param>
/// <param name="AtMidpoint">Dated at the middle of the interval.</param>
/// <param name="AfterLastNegative">Dated at the last scan without it, the left end.</param>
/// <param name="Turnbull">The estimate that dates nothing.</param>
/// <param name="TurnbullMedian">Where its median lies.</param>
public sealed record ScanScheduleResult(
    SurvivalQuantile AtDetection,
    SurvivalQuantile AtMidpoint,
    SurvivalQuantile AfterLastNegative,
    TurnbullCurve Turnbull,
    Interval TurnbullMedian);
