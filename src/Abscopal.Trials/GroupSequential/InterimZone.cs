namespace Abscopal.Trials.GroupSequential;

/// <summary>Where the conditional power of an interim look falls.</summary>
public enum InterimZone
{
    /// <summary>Too low for more subjects to be worth it; the size stays.</summary>
    Unfavourable,

    /// <summary>Promising: the size grows.</summary>
    Promising,

    /// <summary>High enough already; the size stays.</summary>
    Favourable,
}
