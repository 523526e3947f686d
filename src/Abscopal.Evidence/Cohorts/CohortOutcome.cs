namespace Abscopal.Evidence.Cohorts;

/// <summary>What a search for cohorts came to.</summary>
public enum CohortOutcome
{
    /// <summary>Cohorts that reproduce every fact were found.</summary>
    Found,

    /// <summary>Every order was tried and none can have printed the facts.</summary>
    Contradiction,

    /// <summary>The budget ran out: neither a cohort nor a proof that there is none.</summary>
    Undecided,
}
