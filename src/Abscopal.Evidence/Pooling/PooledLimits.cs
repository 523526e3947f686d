namespace Abscopal.Evidence.Pooling;

/// <summary>How the limits of the pooled mean are made.</summary>
public enum PooledLimits
{
    /// <summary>The normal distribution; too narrow with few trials.</summary>
    Normal,

    /// <summary>Hartung and Knapp, Stat. Med. 20 (2001) 3875-3889: t with k - 1 degrees and a scaled variance.</summary>
    HartungKnapp,

    /// <summary>The same with a scale of at least 1, as Knapp and Hartung, Stat. Med. 22 (2003) 2693-2710, propose.</summary>
    HartungKnappModified,
}
