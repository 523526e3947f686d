using Abscopal.Survival;

namespace Abscopal.Workbench.Cif;

/// <summary>What is asked of cumulative incidences.</summary>
public sealed record CifRequest
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>The column of times.</summary>
    public required string Time { get; init; }

    /// <summary>The column of causes: 0 censored, 1, 2, ... the causes.</summary>
    public required string Cause { get; init; }

    /// <summary>The column of groups, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Level, limits and variance.</summary>
    public CumulativeIncidenceOptions Options { get; init; } = new();

    /// <summary>The times at which incidences are wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>The parameter (PARAMCD) to choose in a dataset that stacks several, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>The dataset to choose in a file that holds several, or null.</summary>
    public string? Dataset { get; init; }
}
