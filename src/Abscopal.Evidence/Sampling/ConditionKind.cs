namespace Abscopal.Evidence.Sampling;

/// <summary>What a printed figure asks of a curve.</summary>
internal enum ConditionKind
{
    /// <summary>The height on a day lies in an interval.</summary>
    Rate,

    /// <summary>The limit on a day lies in an interval.</summary>
    RateLimit,

    /// <summary>The curve crosses a level in a window of days.</summary>
    Quantile,

    /// <summary>A curve of limits crosses a level in a window of days.</summary>
    QuantileLimit,
}
