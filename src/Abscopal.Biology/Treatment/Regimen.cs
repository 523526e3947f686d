using System.Collections.Immutable;

namespace Abscopal.Biology.Treatment;

/// <summary>A regimen with the trial around it, as a regimen file states it.</summary>
public sealed record Regimen
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The name shown.</summary>
    public required string Name { get; init; }

    /// <summary>What is given and when scans are made.</summary>
    public required TreatmentPlan Plan { get; init; }

    /// <summary>Partners, each with its range: as assumed, or narrowed by the file.</summary>
    public ImmutableArray<Partner> Partners { get; init; } = [];

    /// <summary>Treatment after progression; null for that of the fitted trials.</summary>
    public LaterTherapy? LaterTherapy { get; init; }

    /// <summary>What a grid of this regimen varies.</summary>
    public GridAxes Grid { get; init; } = new();

    /// <summary>Which trials it is like.</summary>
    public PopulationKind Population { get; init; }

    /// <summary>Subjects of the trial.</summary>
    public int Subjects { get; init; } = 30;

    /// <summary>Least follow-up of a living subject, months.</summary>
    public double ShortestFollowUp { get; init; }

    /// <summary>Greatest follow-up, months; subjects are spread evenly between the two.</summary>
    public double LongestFollowUp { get; init; }

    /// <summary>Days the study lasts for a subject; treatment beyond is wrong.</summary>
    public int StudyDays { get; init; } = 1461;

    /// <summary>Months at which rates are predicted.</summary>
    public ImmutableArray<int> Landmarks { get; init; } = [6, 12, 24];

    /// <summary>What was seen, if the trial has been done.</summary>
    public ImmutableArray<ObservedRate> Observed { get; init; } = [];

    /// <summary>The plan with everything of an assumed range at one place in it.</summary>
    /// <param name="strength">Share of each range, 0 to 1.</param>
    public TreatmentPlan PlanAt(double strength) => Plan with
    {
        AdoptiveCells = Plan.AdoptiveCells is { } cells ? (cells.Day, Partners.Sum(p => p.Cells.At(strength))) : null,
        LaterTherapy = LaterTherapy is { } later ? (later.SubjectShare, later.HazardFactor.At(strength)) : null,
    };

    /// <summary>Why the regimen lies outside what the model was made for; empty when it does not.</summary>
    public IEnumerable<string> Extrapolations()
    {
        foreach (RadiotherapyCourse course in Plan.Radiotherapy.Where(c => c.DoseGy is < 1 or > 8))
            yield return FormattableString.Invariant($"{course.DoseGy} Gy a fraction lies outside 1 to 8 Gy");
        foreach (IGrouping<Lesion, RadiotherapyCourse> site in Plan.Radiotherapy.GroupBy(c => c.Lesion).Where(g => g.Skip(1).Any()))
            yield return FormattableString.Invariant($"the {site.Key.ToString().ToLowerInvariant()} site is irradiated again");
    }
}
