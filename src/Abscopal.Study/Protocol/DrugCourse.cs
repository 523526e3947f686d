using System.Collections.Immutable;

namespace Abscopal.Study.Protocol;

/// <summary>One drug, or a choice of drugs, over a run of cycles.</summary>
public sealed record DrugCourse
{
    /// <summary>The key of the course, unique in its arm.</summary>
    public required string Id { get; init; }

    /// <summary>The drug; with several choices, what they have in common (a platinum).</summary>
    public required Words Drug { get; init; }

    /// <summary>The dose on each day of <see cref="Days"/>, when stated and the same for every choice.</summary>
    public Dose? Dose { get; init; }

    /// <summary>The drugs of which the investigator chooses one; empty when there is no choice.</summary>
    public ImmutableArray<DrugChoice> Choices { get; init; } = [];

    /// <summary>The way of giving, when stated.</summary>
    public Words? Route { get; init; }

    /// <summary>The first cycle, from 1.</summary>
    public required int FirstCycle { get; init; }

    /// <summary>The last cycle; null for maintenance, which lasts until <see cref="Until"/>.</summary>
    public int? LastCycle { get; init; }

    /// <summary>The least number of the last cycle where protocol leaves it open (4 of '4 to 6').</summary>
    public int? LeastLastCycle { get; init; }

    /// <summary>The days of each cycle on which the drug is given, from 1.</summary>
    public required ImmutableArray<int> Days { get; init; }

    /// <summary>The length of a cycle in days, when stated.</summary>
    public int? CycleDays { get; init; }

    /// <summary>What ends maintenance.</summary>
    public Words? Until { get; init; }

    /// <summary>What a reader should know, for example what was not stated.</summary>
    public Words? Note { get; init; }

    /// <summary>Whether the course has no last cycle.</summary>
    public bool IsMaintenance => LastCycle is null;
}
