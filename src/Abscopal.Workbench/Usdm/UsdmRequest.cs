namespace Abscopal.Workbench.Usdm;

/// <summary>What is asked of a change between <c>study.yaml</c> and USDM.</summary>
/// <param name="Input">study.yaml or its folder, or a study definition of USDM (JSON).</param>
/// <param name="Output">The JSON file to write, or the folder for study.yaml.</param>
public sealed record UsdmRequest(string Input, string Output);
