namespace Abscopal.Survival;

/// <summary>The conventions that a program of the field follows, named at once.</summary>
/// <remarks>
/// R: survival 3.x (<c>survfit</c>, <c>quantile.survfit</c>). SAS: PROC LIFETEST. tern: the defaults of the R package
/// of that name, which computes with R's survival but with plain limits.
/// </remarks>
public sealed record ConventionProfile
{
    private ConventionProfile(string name, ConfidenceIntervalType intervalType, PlateauRule plateau, LimitCrossing crossing)
    {
        Name = name;
        IntervalType = intervalType;
        Plateau = plateau;
        Crossing = crossing;
    }

    /// <summary>R's survival package: log limits, plateau to the last observation.</summary>
    public static ConventionProfile R { get; } = new("R", ConfidenceIntervalType.Log, PlateauRule.MidpointToLastObservation, LimitCrossing.ClosestToLevel);

    /// <summary>SAS PROC LIFETEST: log-log limits, plateau between events.</summary>
    public static ConventionProfile Sas { get; } = new("SAS", ConfidenceIntervalType.LogLog, PlateauRule.MidpointBetweenEvents, LimitCrossing.First);

    /// <summary>The R package tern: plain limits on R's estimates.</summary>
    public static ConventionProfile Tern { get; } = new("tern", ConfidenceIntervalType.Plain, PlateauRule.MidpointToLastObservation, LimitCrossing.ClosestToLevel);

    /// <summary>The name printed in footnotes.</summary>
    public string Name { get; }

    /// <summary>The interval type used where none is asked for.</summary>
    public ConfidenceIntervalType IntervalType { get; }

    /// <summary>What a quantile is on a plateau.</summary>
    public PlateauRule Plateau { get; }

    /// <summary>Where limits of a quantile lie when the limits of the curve are not monotone.</summary>
    public LimitCrossing Crossing { get; }

    /// <summary>The profile of a name, without regard to case; null when there is none.</summary>
    /// <param name="name">R, SAS or tern.</param>
    public static ConventionProfile? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Array.Find([R, Sas, Tern], p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
    }
}
