using System.Collections.Immutable;
using Abscopal.Survival;

namespace Abscopal.Evidence.Cohorts;

/// <summary>One endpoint of a cohort; element i of each column belongs to subject i.</summary>
/// <param name="Endpoint">The endpoint: PFS, OS and so on.</param>
/// <param name="Days">Whole days from enrolment to event or censoring.</param>
/// <param name="Events">Whether the event happened.</param>
public sealed record EndpointTimes(string Endpoint, ImmutableArray<int> Days, ImmutableArray<bool> Events)
{
    /// <summary>The endpoint as survival data in months of 30.4375 days; ties are decided on days.</summary>
    public SurvivalData InMonths() =>
        SurvivalData.FromDays(Days.AsSpan(), Events.AsSpan()).InUnitsOf(Study.Months.DaysPerMonth, TimeUnit.Months);
}
