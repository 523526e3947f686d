namespace Abscopal.Biology.Model;

/// <summary>Pharmacokinetics of a checkpoint drug: two compartments, linear clearance and a saturable one.</summary>
/// <param name="Name">The name in regimen files.</param>
/// <param name="Clearance">L/day.</param>
/// <param name="CentralVolume">L.</param>
/// <param name="PeripheralVolume">L.</param>
/// <param name="Exchange">L/day.</param>
/// <param name="SaturableRate">Greatest saturable elimination, mg/day; 0 for none.</param>
/// <param name="HalfSaturation">Concentration of half of it, mg/L.</param>
/// <param name="UsualDose">mg.</param>
/// <param name="Source">Where the values are from.</param>
public sealed record CheckpointDrug(string Name, double Clearance, double CentralVolume, double PeripheralVolume, double Exchange, double SaturableRate, double HalfSaturation, double UsualDose, string Source)
{
    /// <summary>The drugs known by name.</summary>
    public static IReadOnlyList<CheckpointDrug> All { get; } =
    [
        new("durvalumab", 0.232, 3.51, 3.45, 0.476, 0.824, 0.344, 1500, "Baverel et al., Clin Pharmacol Ther 103 (2018) 631"),
        new("atezolizumab", 0.200, 3.28, 3.63, 0.546, 0, 1, 1200, "Stroh et al., Clin Pharmacol Ther 102 (2017) 305"),
        new("adebrelimab", 0.232, 3.51, 3.45, 0.476, 0, 1, 1200, "assumed as durvalumab's; 20 mg/kg at 60 kg"),
        new("pembrolizumab", 0.22, 3.48, 4.06, 0.795, 0, 1, 200, "Ahamadi et al., CPT Pharmacometrics Syst Pharmacol 6 (2017) 49; acts on PD-1, treated as a block of the same brake"),
        new("serplulimab", 0.225, 3.4, 2.9, 0.5, 0, 1, 270, "assumed near pembrolizumab's; acts on PD-1, treated as a block of the same brake"),
    ];

    /// <summary>No drug: concentrations stay 0.</summary>
    public static CheckpointDrug None { get; } = new("none", 0.2, 3.5, 3.5, 0.5, 0, 1, 0, "no drug");
}
