namespace Abscopal.Biology.Exchange;

/// <summary>
/// The mouse model of radiation and PD-L1 blockade in CT26 tumours, Kosinsky et al., J Immunother Cancer 6 (2018) 17,
/// with the parameters of its table 1 and curation BIOMD0000000863: volumes in mm³, cells, days.
/// </summary>
public static class KosinskyModel
{
    /// <summary>The untreated tumour of a mean animal.</summary>
    public static ModelDescription Control { get; } = new()
    {
        Id = "kosinsky2018",
        Name = "Radiation and PD-(L)1 treatment in CT26 tumours",
        Source = "Kosinsky et al., J Immunother Cancer 6 (2018) 17, doi:10.1186/s40425-018-0327-9",
        Constants =
        [
            new("r", 0.4, "growth, 1/day; fixed by the authors"),
            new("TVmax", 2500, "greatest volume, mm3; fixed"),
            new("d0", 0.01, "spontaneous death, 1/day; assumed by the authors"),
            new("kLN", 279, "greatest influx of T cells, cells/day; fitted by the authors"),
            new("SL", 8.89, "ability to infiltrate; fitted, varies by 0.70 between animals"),
            new("kpro", 3.0, "proliferation, 1/day"),
            new("kdif", 3.2, "differentiation, 1/day"),
            new("kel", 0.2, "elimination of undifferentiated cells, 1/day"),
            new("kapo", 2.0, "apoptosis of differentiated cells, 1/day"),
            new("e", 0.001, "kill by differentiated cells, 1/(day cell)"),
            new("Kpdl", 478, "cells of half the PD-L1; fitted"),
            new("kpdl", 1.0, "turnover of PD-L1, 1/day"),
            new("Ktcd", 0.2, "death of half the maturation, 1/day"),
            new("SR", 30.5, "immunosuppression by antigen; fitted"),
            new("mu", 0.1725, "clearance of damaged tumour, 1/day"),
            new("mAb", 0, "antibody at the tumour, in units of KD below"),
            new("KD", 30, "antibody of half the block"),
        ],
        Rules =
        [
            new("death", "mu*TVd/(TV + TVd) + e*dTeff + d0"),
            new("antigen", "death^2/(death^2 + Ktcd^2)*(TV + TVd)"),
            new("active", "(1 - PDL1/(1 + mAb/KD))*(1 - antigen/(antigen + SR))*nTeff"),
        ],
        States =
        [
            new("TV", 15, "r*TV*(1 - TV/TVmax) - (e*dTeff + d0)*TV", "tumour, mm3"),
            new("TVd", 0, "-mu*TVd", "damaged tumour, mm3"),
            new("nTeff", 0, "kLN*antigen/(antigen + SL) + active*(kpro - kdif) - kel*nTeff", "undifferentiated T cells"),
            new("dTeff", 0, "active*kdif - kapo*dTeff", "differentiated T cells"),
            new("PDL1", 0, "kpdl*dTeff/(Kpdl + dTeff) - kpdl*PDL1", "PD-L1, relative"),
        ],
    };

    /// <summary>The tumour with fractions of radiation; a fraction damages at once what the linear-quadratic model says.</summary>
    /// <param name="days">Days of the fractions.</param>
    /// <param name="dose">Gy of each.</param>
    /// <remarks>Alpha 0.146 per Gy as published; the quadratic term is alpha/5 per Gy², as in the published rate, for an acute dose.</remarks>
    public static ModelDescription Irradiated(IReadOnlyList<double> days, double dose)
    {
        ArgumentNullException.ThrowIfNull(days);
        double surviving = Numerics.Elementary.ElementaryMath.Exp(-0.146 * dose * (1 + (dose / 5)));
        string share = surviving.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return Control with
        {
            Id = "kosinsky2018_irradiated",
            Events = [.. days.Select((day, i) => new ModelEvent($"fraction{i + 1}", day, [("TV", $"TV*{share}"), ("TVd", $"TVd + TV*(1 - {share})")]))],
        };
    }
}
