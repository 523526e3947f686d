namespace Abscopal.Survival;

/// <summary>Data that no estimator can take: the message says what, in which row, and what would be right.</summary>
public sealed class SurvivalDataException : ArgumentException
{
    /// <summary>An error in the data.</summary>
    /// <param name="message">What is wrong, where, and what would be right.</param>
    public SurvivalDataException(string message)
        : base(message)
    {
    }

    internal static void ThrowIfUnequal(int expected, int actual, string column)
    {
        if (expected != actual)
            throw new SurvivalDataException($"column '{column}' has {actual} rows, the times have {expected}; they must be equal");
    }
}
