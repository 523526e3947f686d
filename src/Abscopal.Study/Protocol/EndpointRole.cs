namespace Abscopal.Study.Protocol;

/// <summary>The weight of an endpoint.</summary>
public enum EndpointRole
{
    /// <summary>The study stands on it.</summary>
    Primary,

    /// <summary>It supports the primary endpoint.</summary>
    Secondary,

    /// <summary>An exploratory endpoint.</summary>
    Exploratory,
}
