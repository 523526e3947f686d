using Abscopal.Clinical.Checks;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Workbench.Define;

/// <summary>A Define-XML that was made, and what it still lacks.</summary>
/// <param name="Document">The document.</param>
/// <param name="Lacking">What the standard asks for and the data cannot tell.</param>
public sealed record DefineResult(DefineDocument Document, IReadOnlyList<CheckFinding> Lacking);
