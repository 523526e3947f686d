namespace Abscopal.Study.Usdm;

/// <summary>A part of a USDM file that has no place in <c>study.yaml</c>.</summary>
/// <param name="Path">Where it stands, for example <c>study.versions[0].amendments[0]</c>.</param>
/// <param name="Json">What stands there, as JSON.</param>
public sealed record UsdmUnplaced(string Path, string Json);
