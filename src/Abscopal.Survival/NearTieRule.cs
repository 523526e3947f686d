namespace Abscopal.Survival;

/// <summary>When two floating-point times count as one time.</summary>
public enum NearTieRule
{
    /// <summary>Only times with the same bits are tied.</summary>
    Exact,

    /// <summary>
    /// Neighbouring distinct times closer than 1.490116e-8 (the square root of the machine epsilon), absolutely or
    /// relative to the mean of the distinct absolute times, are tied and take the first one's value: the rule of R's
    /// <c>aeqSurv</c>.
    /// </summary>
    Roundoff,
}
