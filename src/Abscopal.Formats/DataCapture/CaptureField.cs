using System.Collections.Immutable;

namespace Abscopal.Formats.DataCapture;

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name, unique in the export.</param>
/// <param name="Label">What it says on the form.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Choices">The choices; empty for text.</param>
public sealed record CaptureField(string Name, string Label, CaptureFieldKind Kind, ImmutableArray<CaptureChoice> Choices);
