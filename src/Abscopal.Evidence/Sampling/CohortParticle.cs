namespace Abscopal.Evidence.Sampling;

/// <summary>One cohort of a population: when the subjects of every endpoint and arm leave, and whether by an event.</summary>
internal sealed class CohortParticle
{
    public CohortParticle(StudyState like)
        : this([.. like.Arms.Select(a => new int[a.Subjects])], [.. like.Arms.Select(a => new bool[a.Subjects])])
    {
    }

    private CohortParticle(int[][] days, bool[][] events) => (Days, Events) = (days, events);

    public int[][] Days { get; }

    public bool[][] Events { get; }

    /// <summary>How far the cohort is from the printed figures.</summary>
    public double Penalty { get; set; }

    /// <summary>The logarithm of its weight in the population.</summary>
    public double LogWeight { get; set; }

    /// <summary>Which of the cohorts that the population began with it comes from.</summary>
    public int Family { get; init; }

    /// <summary>The same cohort once more, with weight 1.</summary>
    public CohortParticle Copy() =>
        new([.. Days.Select(d => (int[])d.Clone())], [.. Events.Select(e => (bool[])e.Clone())]) { Penalty = Penalty, Family = Family };
}
