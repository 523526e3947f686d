namespace Abscopal.Workbench.Tables;

/// <summary>Which columns of a file hold the times, the events and the groups.</summary>
/// <param name="Time">The column of times.</param>
/// <param name="Event">
/// The column of events: 1 for the event, 0 for censored. A column named CNSR is read as ADaM defines it: 0 for the
/// event, 1 and above for censored, by reason.
/// </param>
/// <param name="Group">The column of groups, or null for one group.</param>
public sealed record SurvivalColumns(string Time, string Event, string? Group)
{
    /// <summary>The column of times of entry (left truncation, counting process), or null.</summary>
    public string? Entry { get; init; }

    /// <summary>The column of case weights, or null.</summary>
    public string? Weight { get; init; }

    /// <summary>The column of strata, or null.</summary>
    public string? Strata { get; init; }

    /// <summary>The column that says which rows are of one subject, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>The parameter (PARAMCD) to choose in a dataset that stacks several, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>The dataset to choose in a file that holds several, or null.</summary>
    public string? Dataset { get; init; }

    /// <summary>Columns that are read besides, such as covariates; a row that lacks one is left out.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    internal IEnumerable<string> All() =>
        new[] { Time, Event, Group, Entry, Weight, Strata, Subject }.OfType<string>().Concat(Further).Distinct(StringComparer.Ordinal);
}
