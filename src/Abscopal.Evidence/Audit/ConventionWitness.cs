using Abscopal.Study.Protocol;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Orders;

namespace Abscopal.Evidence.Audit;

/// <summary>A cohort that shows that a convention can have made the print, or the outcome of looking for one.</summary>
/// <param name="Arm">The key of the arm.</param>
/// <param name="FollowUp">What is assumed of the follow-up.</param>
/// <param name="Convention">The interval type and the median rule.</param>
/// <param name="Outcome">What the search came to.</param>
/// <param name="Cohort">The witness, when there is one.</param>
public sealed record ConventionWitness(string Arm, FollowUpAssumption FollowUp, OrderConvention Convention, CohortOutcome Outcome, Cohort? Cohort);
