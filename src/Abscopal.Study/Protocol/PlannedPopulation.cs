namespace Abscopal.Study.Protocol;

/// <summary>Who is to take part.</summary>
public sealed record PlannedPopulation
{
    /// <summary>Who they are, in words; null where it is not told.</summary>
    public Words? Description { get; init; }

    /// <summary>How many are planned to be enrolled.</summary>
    public int? Enrolment { get; init; }

    /// <summary>How many are planned to complete the study.</summary>
    public int? Completion { get; init; }

    /// <summary>The least age, years.</summary>
    public decimal? LeastAge { get; init; }

    /// <summary>The greatest age, years.</summary>
    public decimal? GreatestAge { get; init; }

    /// <summary>Women, men or both; null where it is not told.</summary>
    public PlannedSex? Sex { get; init; }
}
