namespace Abscopal.Clinical.Laboratory;

/// <summary>Brings the units of counts and those that are the same by another name to one.</summary>
internal static class CountUnit
{
    public static (decimal Number, string Unit) Of(decimal number, string? unit)
    {
        (decimal factor, string of) = Factor(unit);
        return (number * factor, of);
    }

    public static (decimal? Number, string Unit) Of(decimal? number, string? unit)
    {
        (decimal factor, string of) = Factor(unit);
        return (number * factor, of);
    }

    private static (decimal Factor, string Unit) Factor(string? unit) => unit?.Trim().ToUpperInvariant() switch
    {
        "10^9/L" or "GI/L" or "10^3/UL" or "10^3/MM3" or "THOU/UL" or "X10E9/L" or "X10^9/L" or "10**9/L" => (1, "10^9/L"),
        "/MM3" or "/UL" or "CELLS/UL" or "10^6/L" => (0.001m, "10^9/L"),
        "MEQ/L" => (1, "mmol/L"),
        null => (1, ""),
        _ => (1, unit.Trim()),
    };
}
