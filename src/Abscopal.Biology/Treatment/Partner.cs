namespace Abscopal.Biology.Treatment;

/// <summary>A partner drug as a modifier of the model. Sizes are assumed: none has been measured in small-cell lung cancer.</summary>
/// <param name="Name">The name in regimen files.</param>
/// <param name="Alpha">Range of the factor on the tumour's radiosensitivity.</param>
/// <param name="Interferon">Range of the factor on the interferon of a fraction.</param>
/// <param name="Maturation">Range of the factor on dendritic maturation at rest.</param>
/// <param name="Presentation">Range of the factor on antigen presentation of tumours that present little.</param>
/// <param name="Cells">Range of T cells given, in multiples of the resting pool.</param>
/// <param name="Reason">Why the range is what it is.</param>
public sealed record Partner(string Name, AssumedRange Alpha, AssumedRange Interferon, AssumedRange Maturation, AssumedRange Presentation, AssumedRange Cells, string Reason)
{
    private static readonly AssumedRange Same = new(1, 1);
    private static readonly AssumedRange None = new(0, 0);

    /// <summary>The partners known by name.</summary>
    public static IReadOnlyList<Partner> All { get; } =
    [
        new("sting-agonist", Same, new(1, 3), new(1, 2), Same, None, "acts on the interferon of irradiated lesions and on dendritic cells; size assumed"),
        new("parp-inhibitor", new(1, 1.5), new(1, 2), Same, Same, None, "hinders repair, more cytosolic DNA; size assumed"),
        new("atr-inhibitor", new(1, 1.5), new(1, 2), Same, Same, None, "hinders repair, more cytosolic DNA; size assumed"),
        new("chk1-inhibitor", new(1, 1.5), new(1, 2), Same, Same, None, "hinders repair, more cytosolic DNA; size assumed"),
        new("ezh2-inhibitor", Same, Same, Same, new(1, 20), None, "raises MHC-I in models (Mahadevan et al. 2021); size in patients assumed"),
        new("lsd1-inhibitor", Same, Same, Same, new(1, 20), None, "raises MHC-I in models (Nguyen et al. 2022); size in patients assumed"),
        new("adoptive-t-cells", Same, Same, Same, Same, new(0, 5), "cells given once; size assumed"),
    ];
}
