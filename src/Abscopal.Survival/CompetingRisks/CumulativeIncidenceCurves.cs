using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The cumulative incidence of every cause with the probability of no event, and the conventions that made them.</summary>
/// <remarks>At every time the incidences and the event-free probability sum to 1.</remarks>
public sealed record CumulativeIncidenceCurves
{
    private readonly double[] _eventFree;

    internal CumulativeIncidenceCurves(
        CompetingRisksTable table, double[] eventFree, ImmutableArray<CumulativeIncidenceCurve> causes, CumulativeIncidenceConventions conventions)
    {
        Table = table;
        _eventFree = eventFree;
        Causes = causes;
        Conventions = conventions;
    }

    /// <summary>The name of the group, or null for the whole sample.</summary>
    public string? Label { get; init; }

    /// <summary>The unit of the times.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The times, numbers at risk, events by cause and censored.</summary>
    public CompetingRisksTable Table { get; }

    /// <summary>One curve a cause, in the order of the data's labels.</summary>
    public ImmutableArray<CumulativeIncidenceCurve> Causes { get; }

    /// <summary>The conventions that made the curves.</summary>
    public CumulativeIncidenceConventions Conventions { get; }

    /// <summary>The number of subjects.</summary>
    public int Subjects => Table.Subjects;

    /// <summary>The distinct times, increasing.</summary>
    public ReadOnlySpan<double> Times => Table.Times;

    /// <summary>The probability of no event of any cause, from each time on (Kaplan-Meier).</summary>
    public ReadOnlySpan<double> EventFree => _eventFree;

    /// <summary>The curve of a cause.</summary>
    /// <param name="cause">The code of the cause, from 1.</param>
    public CumulativeIncidenceCurve Cause(int cause) => Causes[cause - 1];
}
