using System.Collections.Immutable;
using Abscopal.Evidence.Constraints;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Cohorts;

/// <summary>One endpoint of a cohort; element i of each column belongs to subject i.</summary>
/// <param name="Endpoint">The endpoint: PFS, OS and so on.</param>
/// <param name="Days">Whole days from enrolment to event or censoring.</param>
/// <param name="Events">Whether the event happened.</param>
public sealed record EndpointTimes(string Endpoint, ImmutableArray<int> Days, ImmutableArray<bool> Events)
{
    /// <summary>The endpoint as survival data in months of 30.4375 days; ties are decided on days.</summary>
    public SurvivalData InMonths() => In(PrintedUnit.Months);

    /// <summary>The endpoint as survival data in the unit of printed times; ties are decided on days.</summary>
    internal SurvivalData In(PrintedUnit unit) => SurvivalData.FromDays(Days.AsSpan(), Events.AsSpan()).InUnitsOf(
        EndpointConstraintReader.DaysPer(unit),
        unit switch { PrintedUnit.Days => TimeUnit.Days, PrintedUnit.Years => TimeUnit.Years, _ => TimeUnit.Months });
}
