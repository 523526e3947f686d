using System.Collections.Immutable;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Every number of the tables and figures of a study, at full precision, with what it counts.</summary>
public sealed record ClinicalResults
{
    internal static readonly string[] BaselineCategories = ["AGEGR1", "SEX", "RACE", "ETHNIC", "ECOGBL", "SMOKFL", "BRMETFL", "LIVMETFL", "PCIFL"];
    internal static readonly string[] CourseCategories = ["PDKIND", "PDPLACE", "PDNEWFL", "SUBTHFL", "REIRRFL"];

    /// <summary>The study's identifier.</summary>
    public required string Study { get; init; }

    /// <summary>The choices.</summary>
    public required ClinicalOptions Options { get; init; }

    /// <summary>The analyses with their results.</summary>
    public required ReportingEvent Event { get; init; }

    /// <summary>The arms, as their treatment is named.</summary>
    public required ImmutableArray<string> Arms { get; init; }

    /// <summary>The times to event, by parameter and arm.</summary>
    public ImmutableArray<SurvivalResult> Survival { get; init; } = [];

    /// <summary>Responders by subgroup, everyone first.</summary>
    public ImmutableArray<SubgroupResponse> Subgroups { get; init; } = [];

    /// <summary>Hazard ratios of two arms, a comparison an endpoint; empty for one arm or several.</summary>
    public ImmutableArray<HazardComparison> Hazards { get; init; } = [];

    /// <summary>The datasets.</summary>
    public required DomainFolder Adam { get; init; }

    /// <summary>Whether the data say of themselves that they are synthetic.</summary>
    public bool IsSynthetic => Study.Contains("SYNTHETIC", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether adverse events have grades; events have severities alone where they have not.</summary>
    public bool HasGrades => Adam.Find("ADAE")?.Has("ATOXGRN") is true;

    /// <summary>An analysis, or null where the data did not allow it.</summary>
    /// <param name="id">Its identifier.</param>
    public Analysis? Find(string id) => Event.Analyses.FirstOrDefault(a => string.Equals(a.Id, id, StringComparison.Ordinal));
}
