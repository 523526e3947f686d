namespace Abscopal.Survival;

/// <summary>Two groups compared by their survival probabilities at a time.</summary>
/// <param name="Group">The rate of the group.</param>
/// <param name="Reference">The rate of the group it is compared with.</param>
/// <param name="Level">The confidence level.</param>
/// <param name="Difference">Rate of the group minus that of the reference, with plain limits.</param>
/// <param name="Ratio">Rate of the group over that of the reference, with limits on the log scale.</param>
public sealed record LandmarkContrast(LandmarkRate Group, LandmarkRate Reference, double Level, Contrast Difference, Contrast Ratio)
{
    /// <summary>Compares two curves at a time.</summary>
    /// <param name="group">The curve of the group.</param>
    /// <param name="reference">The curve it is compared with, of the same level and unit.</param>
    /// <param name="time">A time not before the start of either curve.</param>
    /// <remarks>Klein, Logan, Harhoff and Andersen, Stat. Med. 26 (2007) 4505-4519, the plain difference.</remarks>
    /// <exception cref="SurvivalDataException">The curves differ in level or in unit.</exception>
    public static LandmarkContrast Compare(KaplanMeierCurve group, KaplanMeierCurve reference, double time)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(reference);
        double level = group.Conventions.Level;
        if (level != reference.Conventions.Level) throw new SurvivalDataException($"the curves have levels {level:R} and {reference.Conventions.Level:R}; they must be equal");
        if (group.Unit != reference.Unit) throw new SurvivalDataException($"the curves have times in {group.Unit} and {reference.Unit}; they must be equal");
        LandmarkRate a = group.At(time);
        LandmarkRate b = reference.At(time);
        return new LandmarkContrast(
            a,
            b,
            level,
            Contrast.Difference(a.Survival, b.Survival, a.StandardError, b.StandardError, level),
            Contrast.Ratio(a.Survival, b.Survival, a.StandardError, b.StandardError, level));
    }
}
