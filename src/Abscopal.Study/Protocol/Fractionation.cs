namespace Abscopal.Study.Protocol;

/// <summary>A dose of radiation in equal fractions.</summary>
/// <param name="DosePerFraction">The dose of one fraction in Gy, above 0.</param>
/// <param name="Fractions">The number of fractions, from 1.</param>
/// <remarks>
/// By the linear-quadratic model, without correction for time (Fowler 1989, Br J Radiol 62:679-694). A fraction d
/// leaves the logarithm of survival at -(αd + βd²); dividing n fractions by α gives the biologically effective dose
/// n d (1 + d / (α/β)), and the same dose in fractions of 2 Gy is that divided by 1 + 2 / (α/β).
/// </remarks>
public sealed record Fractionation(decimal DosePerFraction, int Fractions)
{
    /// <summary>The total dose in Gy.</summary>
    public decimal TotalDose => DosePerFraction * Fractions;

    /// <summary>The biologically effective dose in Gy: BED = n d (1 + d / (α/β)).</summary>
    /// <param name="alphaBeta">The ratio α/β of the tissue in Gy, above 0; commonly 10 for tumour, 3 for late effects.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 0.</exception>
    public decimal BiologicallyEffectiveDose(decimal alphaBeta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alphaBeta);
        return TotalDose * (1 + DosePerFraction / alphaBeta);
    }

    /// <summary>The equivalent dose in fractions of 2 Gy, in Gy: EQD2 = BED / (1 + 2 / (α/β)).</summary>
    /// <param name="alphaBeta">The ratio α/β of the tissue in Gy, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 0.</exception>
    public decimal EquivalentDoseIn2Gy(decimal alphaBeta) =>
        BiologicallyEffectiveDose(alphaBeta) / (1 + 2 / alphaBeta);
}
