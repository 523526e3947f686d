namespace Abscopal.Reporting.Figures;

/// <summary>What a design figure shows: who enters, what is given when, what is measured.</summary>
public sealed record DesignFigureInput
{
    /// <summary>Title above the drawing, also the accessible name.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader who cannot see the figure needs to know.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who enters.</summary>
    public required DesignBox Population { get; init; }

    /// <summary>Heading of the timeline, for example <c>Single arm, n = 30</c>.</summary>
    public required string TimelineTitle { get; init; }

    /// <summary>Number of cycles with a column each.</summary>
    public required int Cycles { get; init; }

    /// <summary>Days of a cycle.</summary>
    public required int CycleDays { get; init; }

    /// <summary>Heading of the maintenance column; null when there is none.</summary>
    public string? MaintenanceTitle { get; init; }

    /// <summary>The treatments.</summary>
    public required IReadOnlyList<DesignLane> Lanes { get; init; }

    /// <summary>What is measured.</summary>
    public required DesignBox Endpoints { get; init; }

    /// <summary>Footnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
