namespace Abscopal.Clinical.Ars;

/// <summary>The operations that are computed here.</summary>
public enum OperationKind
{
    /// <summary>Subjects, each once; for a method of continuous variables the values that are there.</summary>
    Count,

    /// <summary>Subjects in per cent of those of the analysis set in the same first group.</summary>
    Percent,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The standard deviation, with n - 1.</summary>
    StandardDeviation,

    /// <summary>The median.</summary>
    Median,

    /// <summary>The first quartile: the empirical distribution with averaging, as SAS by default.</summary>
    FirstQuartile,

    /// <summary>The third quartile, likewise.</summary>
    ThirdQuartile,

    /// <summary>The least value.</summary>
    Minimum,

    /// <summary>The greatest value.</summary>
    Maximum,

    /// <summary>The p-value of Pearson's chi-square test.</summary>
    ChiSquareTest,

    /// <summary>The p-value of a one-way analysis of variance.</summary>
    VarianceTest,

    /// <summary>The two-sided p-value of Fisher's exact test of two groups.</summary>
    FisherTest,

    /// <summary>A quantile or a rate of a Kaplan-Meier curve, or one of its limits; computed where the curve is.</summary>
    Survival,

    /// <summary>An exact confidence limit of a proportion.</summary>
    ExactLimit,
}
