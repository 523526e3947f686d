using System.Collections.Immutable;
using Abscopal.Workbench.AcrossTrials;

namespace Abscopal.Workbench.StudyReport;

/// <summary>An endpoint of the study compared with arms of other trials over subjects drawn of both.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Level">The one confidence level of every interval.</param>
/// <param name="Arms">The comparisons, in the order of the study's comparators.</param>
public sealed record AcrossTrialsEndpoint(string Endpoint, double Level, ImmutableArray<ArmContrast> Arms);
