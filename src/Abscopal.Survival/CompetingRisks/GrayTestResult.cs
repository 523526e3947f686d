using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The result of Gray's test.</summary>
public sealed record GrayTestResult
{
    private readonly double[,] _variance;

    internal GrayTestResult(
        GrayTestOptions options, string causeLabel, int strata, ImmutableArray<GrayTestGroup> groups, double[,] variance, Estimate chiSquare, int degreesOfFreedom, Estimate pValue)
    {
        Options = options;
        CauseLabel = causeLabel;
        Strata = strata;
        Groups = groups;
        _variance = variance;
        ChiSquare = chiSquare;
        DegreesOfFreedom = degreesOfFreedom;
        PValue = pValue;
    }

    /// <summary>The cause and the weights.</summary>
    public GrayTestOptions Options { get; }

    /// <summary>The name of the cause.</summary>
    public string CauseLabel { get; }

    /// <summary>The number of strata; 1 without strata.</summary>
    public int Strata { get; }

    /// <summary>The groups, in the order of the data's labels.</summary>
    public ImmutableArray<GrayTestGroup> Groups { get; }

    /// <summary>The statistic; not estimable when no time compares the groups.</summary>
    public Estimate ChiSquare { get; }

    /// <summary>The degrees of freedom: the groups less one.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The probability of so large a statistic if the incidences were equal.</summary>
    public Estimate PValue { get; }

    /// <summary>The covariance of the scores of two groups.</summary>
    /// <param name="row">The index of a group.</param>
    /// <param name="column">The index of a group.</param>
    public double Variance(int row, int column) => _variance[row, column];
}
