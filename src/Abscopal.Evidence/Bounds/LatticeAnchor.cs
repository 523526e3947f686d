using Abscopal.Evidence.Sampling;

namespace Abscopal.Evidence.Bounds;

/// <summary>A day on which something is known of, or asked of, those who are left.</summary>
internal sealed class LatticeAnchor(int day)
{
    public int Day { get; } = day;

    /// <summary>The least and the greatest number left after the day.</summary>
    public (int Least, int Greatest) Left { get; private set; } = (0, int.MaxValue);

    /// <summary>The number censored by then, where it was printed.</summary>
    public int? Censored { get; set; }

    /// <summary>Rates and their limits on the day.</summary>
    public List<CurveCondition> Rates { get; } = [];

    /// <summary>Quantiles that are not reached by the day.</summary>
    public List<CurveCondition> NotYet { get; } = [];

    /// <summary>Quantiles that are reached by the day.</summary>
    public List<CurveCondition> Reached { get; } = [];

    /// <summary>The limit whose window opens after the day.</summary>
    public CurveCondition? Opens { get; set; }

    /// <summary>The limit whose window closes on the day.</summary>
    public CurveCondition? Closes { get; set; }

    public void Restrict(int least, int greatest) => Left = (Math.Max(Left.Least, least), Math.Min(Left.Greatest, greatest));
}
