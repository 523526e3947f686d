namespace Abscopal.Trials.EarlyPhase;

/// <summary>What a Bayesian look at a binary outcome decides by.</summary>
public enum StoppingRule
{
    /// <summary>Stop when P(rate above the limit) exceeds the cutoff: too many events.</summary>
    Excess,

    /// <summary>Stop when P(rate above the limit) falls below the cutoff: too few events.</summary>
    Futility,

    /// <summary>Stop when the predictive probability of success at the end falls below the cutoff: too few events.</summary>
    PredictiveFutility,
}
