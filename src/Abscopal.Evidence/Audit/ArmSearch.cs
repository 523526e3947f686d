using System.Collections.Immutable;
using Abscopal.Evidence.Orders;
using Abscopal.Study.Protocol;

namespace Abscopal.Evidence.Audit;

/// <summary>The event orders of an arm's endpoints under one assumption.</summary>
/// <param name="Arm">The key of the arm.</param>
/// <param name="FollowUp">What is assumed of the follow-up.</param>
/// <param name="Endpoints">The orders, endpoint by endpoint.</param>
public sealed record ArmSearch(string Arm, FollowUpAssumption FollowUp, ImmutableArray<OrderSearchResult> Endpoints);
