using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The result of a MaxCombo test.</summary>
public sealed record MaxComboResult
{
    private readonly double[,] _correlation;

    internal MaxComboResult(MaxComboOptions options, ImmutableArray<double> z, double[,] correlation, int winner, double statistic, double pValue)
    {
        Options = options;
        Z = z;
        _correlation = correlation;
        Winner = winner;
        Statistic = statistic;
        PValue = pValue;
    }

    /// <summary>The options that made the result.</summary>
    public MaxComboOptions Options { get; }

    /// <summary>The statistic of each test, negative when the last group has fewer events than expected.</summary>
    public ImmutableArray<double> Z { get; }

    /// <summary>The index of the test with the greatest statistic in the direction of the alternative.</summary>
    public int Winner { get; }

    /// <summary>The greatest statistic in the direction of the alternative.</summary>
    public double Statistic { get; }

    /// <summary>The probability of so great a statistic if the hazards were equal.</summary>
    public double PValue { get; }

    /// <summary>The correlation of two of the tests.</summary>
    /// <param name="first">The index of a test.</param>
    /// <param name="second">The index of a test.</param>
    public double Correlation(int first, int second) => _correlation[first, second];
}
