namespace Abscopal.Survival;

/// <summary>How events at one time share their risk set.</summary>
public enum CoxTies
{
    /// <summary>Each event against the risk set less the average part of those before it. Source: Efron, J. Am. Stat. Assoc. 72 (1977) 557-565.</summary>
    Efron,

    /// <summary>Each event against the whole risk set. Source: Breslow, Biometrics 30 (1974) 89-99.</summary>
    Breslow,

    /// <summary>
    /// The conditional probability of this set of events among all sets of its size: time is discrete. Sources: Cox, J. R.
    /// Stat. Soc. B 34 (1972) 187-220; Gail, Lubin and Rubinstein, Biometrika 68 (1981) 703-707.
    /// </summary>
    ExactPartial,

    /// <summary>
    /// The probability that the events came before all others, in any order: time is continuous and was rounded. Source:
    /// DeLong, Guirguis and So, Biometrika 81 (1994) 607-611.
    /// </summary>
    ExactMarginal,
}
