using System.Collections.Immutable;
using Abscopal.Study.Protocol;

namespace Abscopal.Study.Usdm;

/// <summary>A study that was read from USDM.</summary>
/// <param name="Protocol">What has a place in <c>study.yaml</c>.</param>
/// <param name="Unplaced">What has none, in the order of the file.</param>
/// <param name="Assumed">What <c>study.yaml</c> asks for and the file does not tell, with what was written instead.</param>
public sealed record UsdmStudy(StudyProtocol Protocol, ImmutableArray<UsdmUnplaced> Unplaced, ImmutableArray<string> Assumed);
