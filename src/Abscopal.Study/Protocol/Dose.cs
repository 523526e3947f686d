using System.Globalization;

namespace Abscopal.Study.Protocol;

/// <summary>An amount of a drug.</summary>
/// <param name="Amount">The amount, or the least of a range.</param>
/// <param name="UpTo">The greatest amount of a range; null when there is none.</param>
/// <param name="Unit">mg, mg/m2, mg/kg, or AUC (mg/mL·min, of carboplatin).</param>
public sealed record Dose(decimal Amount, decimal? UpTo, string Unit)
{
    /// <summary>The dose as a reader sees it, for example <c>1500 mg</c>, <c>80–100 mg/m²</c> or <c>AUC 5–6</c>.</summary>
    public override string ToString()
    {
        string amount = Amount.ToString(CultureInfo.InvariantCulture);
        if (UpTo is { } greatest) amount += "–" + greatest.ToString(CultureInfo.InvariantCulture);
        return string.Equals(Unit, "AUC", StringComparison.Ordinal)
            ? $"AUC {amount}"
            : $"{amount} {Unit.Replace("m2", "m²", StringComparison.Ordinal)}";
    }
}
