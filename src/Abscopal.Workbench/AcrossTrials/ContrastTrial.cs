namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A trial to compare with.</summary>
/// <param name="Folder">Its folder, or its file of published facts.</param>
/// <param name="Group">The group it belongs to, for example global or Chinese; empty for none.</param>
public sealed record ContrastTrial(string Folder, string Group = "");
