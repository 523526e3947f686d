namespace Abscopal.Clinical.Recist;

/// <summary>How a best response is chosen.</summary>
public sealed record BestResponseOptions
{
    /// <summary>Whether CR and PR have to be seen twice.</summary>
    /// <value>True by default: response is usually the endpoint of a trial without a control.</value>
    public bool IsConfirmed { get; init; } = true;

    /// <summary>The least days from a response to the visit that confirms it.</summary>
    /// <value>28 by default.</value>
    public int ConfirmationDays { get; init; } = 28;

    /// <summary>The least days from the start to a visit at which the disease counts as stable.</summary>
    /// <value>42 by default: six weeks.</value>
    public int StableDays { get; init; } = 42;

    /// <summary>The most visits that are not evaluable between a response and its confirmation.</summary>
    /// <value>1 by default.</value>
    public int NotEvaluableBetween { get; init; } = 1;

    /// <summary>The most visits of stable disease between a partial response and its confirmation.</summary>
    /// <value>0 by default.</value>
    public int StableBetween { get; init; }

    /// <summary>Whether a CR followed by PR is taken as a PR that was read too well, as the guideline allows.</summary>
    /// <value>False by default: disease that comes back after a CR is progression.</value>
    public bool CompleteThenPartialIsPartial { get; init; }
}
