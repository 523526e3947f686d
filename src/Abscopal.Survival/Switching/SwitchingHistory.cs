using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>A randomised trial as rows (entry, exit] with covariates that may change, and the times at which controls switched.</summary>
/// <remarks>Rows of a subject after its switch are left out by the estimators: there the subject is censored.</remarks>
public sealed class SwitchingHistory
{
    private SwitchingHistory(int[] subjects, double[] entries, double[] exits, bool[] events, bool[] switches, bool[] experimental, CovariateMatrix covariates)
    {
        Subjects = [.. subjects];
        Entries = [.. entries];
        Exits = [.. exits];
        Events = [.. events];
        Switches = [.. switches];
        Experimental = [.. experimental];
        Covariates = covariates;
    }

    /// <summary>The subject of each row.</summary>
    public ImmutableArray<int> Subjects { get; }

    /// <summary>The start of each row.</summary>
    public ImmutableArray<double> Entries { get; }

    /// <summary>The end of each row.</summary>
    public ImmutableArray<double> Exits { get; }

    /// <summary>Whether the event happens at the end of the row.</summary>
    public ImmutableArray<bool> Events { get; }

    /// <summary>Whether the subject switches at the end of the row.</summary>
    public ImmutableArray<bool> Switches { get; }

    /// <summary>Whether the subject was randomised to the experimental arm.</summary>
    public ImmutableArray<bool> Experimental { get; }

    /// <summary>What foretells switching and the event, as known during the row.</summary>
    public CovariateMatrix Covariates { get; }

    /// <summary>Data from columns of n elements each.</summary>
    /// <param name="subjects">The subject of each row, any numbers.</param>
    /// <param name="entries">Starts of rows, not negative.</param>
    /// <param name="exits">Ends of rows, after the start.</param>
    /// <param name="events">Events at the end of rows.</param>
    /// <param name="switches">Switches at the end of rows, of control subjects only, each at most once and never with an event.</param>
    /// <param name="experimental">Experimental arm (true) or control.</param>
    /// <param name="covariates">n rows by at least one column.</param>
    /// <exception cref="SurvivalDataException">A column differs in length, a row is none, or nobody switched.</exception>
    public static SwitchingHistory Create(int[] subjects, double[] entries, double[] exits, bool[] events, bool[] switches, bool[] experimental, CovariateMatrix covariates)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(exits);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(switches);
        ArgumentNullException.ThrowIfNull(experimental);
        ArgumentNullException.ThrowIfNull(covariates);
        int n = subjects.Length;
        SurvivalDataException.ThrowIfUnequal(n, entries.Length, nameof(entries));
        SurvivalDataException.ThrowIfUnequal(n, exits.Length, nameof(exits));
        SurvivalDataException.ThrowIfUnequal(n, events.Length, nameof(events));
        SurvivalDataException.ThrowIfUnequal(n, switches.Length, nameof(switches));
        SurvivalDataException.ThrowIfUnequal(n, experimental.Length, nameof(experimental));
        SurvivalDataException.ThrowIfUnequal(n, covariates.RowCount, nameof(covariates));
        var switched = new HashSet<int>();
        for (int i = 0; i < n; i++)
        {
            if (!(entries[i] >= 0 && exits[i] > entries[i] && double.IsFinite(exits[i]))) throw new SurvivalDataException($"row {i + 1}: ({entries[i]:R}, {exits[i]:R}] is no interval; 0 <= entry < exit is needed");
            if (!switches[i]) continue;
            if (experimental[i]) throw new SurvivalDataException($"row {i + 1}: a subject of the experimental arm switches; only controls may");
            if (events[i]) throw new SurvivalDataException($"row {i + 1}: the row ends with an event and a switch; one of them comes first");
            if (!switched.Add(subjects[i])) throw new SurvivalDataException($"row {i + 1}: the subject switches a second time");
        }

        if (switched.Count == 0) throw new SurvivalDataException("nobody switched; an ordinary Cox regression is enough");
        return new SwitchingHistory(subjects, entries, exits, events, switches, experimental, covariates);
    }
}
