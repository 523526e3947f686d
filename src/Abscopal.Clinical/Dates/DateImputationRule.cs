namespace Abscopal.Clinical.Dates;

/// <summary>Which day completes a partial date.</summary>
public enum DateImputationRule
{
    /// <summary>The first day it can be: the usual rule for the start of an event.</summary>
    First,

    /// <summary>The 15th of a known month, the first of July of a known year.</summary>
    Middle,

    /// <summary>The last day it can be: the usual rule for the end of an event.</summary>
    Last,
}
