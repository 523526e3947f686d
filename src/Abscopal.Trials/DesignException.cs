namespace Abscopal.Trials;

/// <summary>A design that cannot be: the message says which part is wrong and what would be right.</summary>
public sealed class DesignException : ArgumentException
{
    /// <summary>An error in a design.</summary>
    /// <param name="key">Which part of the design, in the words of its options.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="allowed">What would be right.</param>
    public DesignException(string key, string what, string allowed)
        : base($"{key}: {what} (allowed: {allowed})")
    {
        Key = key;
        What = what;
        Allowed = allowed;
    }

    /// <summary>Which part of the design.</summary>
    public string Key { get; }

    /// <summary>What is wrong.</summary>
    public string What { get; }

    /// <summary>What would be right.</summary>
    public string Allowed { get; }
}
