using System.Collections.Immutable;
using Abscopal.Evidence.Comparison;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>An arm with the data sets drawn of it.</summary>
/// <param name="Study">The trial.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Endpoint">The printed endpoint.</param>
/// <param name="Group">The group of the trial.</param>
/// <param name="IsControl">Whether every printed contrast of the trial has the arm as its reference.</param>
/// <param name="Draws">The data sets; each reproduces the print within <paramref name="Misfit"/>.</param>
/// <param name="Misfit">The greatest distance of a drawn curve from a printed rate or median, in survival.</param>
public sealed record TrialArm(PublishedStudy Study, PublishedArm Arm, PublishedEndpoint Endpoint, string Group, bool IsControl, ImmutableArray<ArmSample> Draws, double Misfit);
