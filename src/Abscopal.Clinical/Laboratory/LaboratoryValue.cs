namespace Abscopal.Clinical.Laboratory;

/// <summary>A laboratory value with what its grade depends on.</summary>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit, as CDISC writes it; null or empty for none.</param>
/// <param name="LowerLimit">The laboratory's lower limit of normal, in the same unit.</param>
/// <param name="UpperLimit">The upper limit, likewise.</param>
/// <param name="Baseline">The value before treatment, in the same unit; null where there is none.</param>
/// <param name="BaselineUpperLimit">The upper limit of normal at baseline.</param>
public sealed record LaboratoryValue(decimal Value, string? Unit, decimal? LowerLimit = null, decimal? UpperLimit = null, decimal? Baseline = null, decimal? BaselineUpperLimit = null);
