namespace Abscopal.Evidence;

/// <summary>Input that no method here can take: the message says what, where, and what would be right.</summary>
public sealed class EvidenceInputException : ArgumentException
{
    /// <summary>An error in the input.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    public EvidenceInputException(string message)
        : base(message)
    {
    }

    internal static void ThrowIfNotLevel(double level)
    {
        if (!(level > 0 && level < 1)) throw new EvidenceInputException($"the confidence level is {level:R}; it must lie strictly between 0 and 1");
    }

    internal static void ThrowIfNotPositive(double value, string what)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new EvidenceInputException($"{what} is {value:R}; it must be positive and finite");
    }
}
