using Abscopal.Survival;

namespace Abscopal.Workbench.States;

/// <summary>What is asked of the chain of progression, later therapy and death.</summary>
public sealed record StatesRequest
{
    /// <summary>The file, a row a subject, times in whole days.</summary>
    public required string Path { get; init; }

    /// <summary>The column of the day of death or of last contact.</summary>
    public required string Time { get; init; }

    /// <summary>The column that is 1 for a death, 0 for a last contact.</summary>
    public required string Event { get; init; }

    /// <summary>The column of the day of progression, empty where none was seen.</summary>
    public required string Progression { get; init; }

    /// <summary>The column of the first day of later therapy, empty where none was given; null where not recorded.</summary>
    public string? LaterTherapy { get; init; }

    /// <summary>The column of groups, or null for one group.</summary>
    public string? Group { get; init; }

    /// <summary>The days at which probabilities are wanted.</summary>
    public required IReadOnlyList<double> At { get; init; }

    /// <summary>The level and conventions.</summary>
    public AalenJohansenOptions Options { get; init; } = new();
}
