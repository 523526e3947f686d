using Abscopal.Study;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A trial to compare with.</summary>
/// <param name="Folder">Its folder, or its file of published facts.</param>
/// <param name="Group">The group it is pooled in beside all others, for example global or Chinese; null for none.</param>
public sealed record ContrastTrial(string Folder, Words? Group = null);
