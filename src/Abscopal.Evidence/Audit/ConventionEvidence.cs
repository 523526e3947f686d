using Abscopal.Study.Protocol;
using Abscopal.Evidence.Orders;

namespace Abscopal.Evidence.Audit;

/// <summary>What the print says of one convention: evidence, never exclusion by likelihood.</summary>
/// <param name="Arm">The key of the arm.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="FollowUp">What is assumed of the follow-up.</param>
/// <param name="Convention">The interval type and the median rule.</param>
/// <param name="Orders">How many orders of events and censorings it allows.</param>
/// <param name="IsProved">Whether every order was tried.</param>
public sealed record ConventionEvidence(
    string Arm,
    string Endpoint,
    FollowUpAssumption FollowUp,
    OrderConvention Convention,
    int Orders,
    bool IsProved);
