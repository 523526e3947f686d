namespace Abscopal.Survival;

/// <summary>Whether a number could be estimated; the three ways in which it could not are different things.</summary>
public enum EstimateStatus
{
    /// <summary>There is no such number here: nothing was asked, or a cell is empty.</summary>
    Missing,

    /// <summary>The number is there.</summary>
    Estimated,

    /// <summary>The data do not determine the number (NE), for example a median that was not reached.</summary>
    NotEstimable,

    /// <summary>The number is infinite.</summary>
    Infinite,
}
