using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Prediction;

/// <summary>One regimen of a grid against the same regimen without radiotherapy outside the brain.</summary>
/// <param name="DoseGy">Dose per fraction.</param>
/// <param name="Fractions">Fractions.</param>
/// <param name="Distant">Whether distant lesions are irradiated too.</param>
/// <param name="FirstDay">Day of the first fraction.</param>
/// <param name="Partner">A partner; null for none.</param>
/// <param name="ProgressionFree12">Mean difference of 12-month progression-free survival.</param>
/// <param name="ProgressionFree12Spread">Standard deviation of it over members: their disagreement.</param>
/// <param name="Survival24">Mean difference of 24-month survival.</param>
/// <param name="Survival24Spread">Standard deviation of it over members.</param>
/// <param name="Extrapolates">Whether the dose lies outside what the model was made for.</param>
public sealed record GridCell(double DoseGy, int Fractions, bool Distant, int FirstDay, string? Partner, double ProgressionFree12, double ProgressionFree12Spread, double Survival24, double Survival24Spread, bool Extrapolates)
{
    /// <summary>The regimen of a cell.</summary>
    /// <param name="baseline">The regimen whose radiotherapy is replaced.</param>
    public Regimen Of(Regimen baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        RadiotherapyCourse primary = baseline.Plan.Radiotherapy.FirstOrDefault(c => c.Lesion == Lesion.Primary) ?? new RadiotherapyCourse(Lesion.Primary, FirstDay, Fractions, DoseGy, 1, 0.3, 0.05, 1);
        primary = primary with { FirstDay = FirstDay, Fractions = Fractions, DoseGy = DoseGy };
        RadiotherapyCourse[] added = Distant ? [primary, primary with { Lesion = Lesion.Distant, NodeShare = 0 }] : [primary];
        Partner[] partners = Partner is null ? [] : [baseline.Partners.Concat(Treatment.Partner.All).First(p => string.Equals(p.Name, Partner, StringComparison.Ordinal))];
        double cells = partners.Sum(p => p.Cells.Greatest);
        Regimen without = Without(baseline);
        return without with
        {
            Plan = without.Plan with
            {
                Radiotherapy = [.. without.Plan.Radiotherapy, .. added],
                AdoptiveCells = cells > 0 ? (baseline.Plan.AdoptiveCells?.Day ?? 0, cells) : null,
            },
            Partners = [.. partners],
        };
    }

    /// <summary>The regimen without radiotherapy outside the brain and without partners.</summary>
    /// <param name="baseline">The regimen.</param>
    public static Regimen Without(Regimen baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return baseline with { Plan = baseline.Plan with { Radiotherapy = [.. baseline.Plan.Radiotherapy.Where(c => c.Lesion == Lesion.Brain)], AdoptiveCells = null }, Partners = [] };
    }
}
