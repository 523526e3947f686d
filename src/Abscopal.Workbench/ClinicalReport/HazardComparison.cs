using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>A time to event of two arms compared, overall and by subgroup.</summary>
/// <param name="Code">PARAMCD.</param>
/// <param name="Name">PARAM.</param>
/// <param name="Treated">The index of the arm whose hazard is above the line.</param>
/// <param name="Reference">The index of the arm it is compared with.</param>
/// <param name="Subgroups">Everyone first, then the subgroups by variable.</param>
/// <param name="Interactions">The p-value of the likelihood-ratio test that the hazard ratio is the same in all subgroups, by variable.</param>
public sealed record HazardComparison(
    string Code,
    string Name,
    int Treated,
    int Reference,
    ImmutableArray<SubgroupHazard> Subgroups,
    ImmutableDictionary<string, Estimate> Interactions);
