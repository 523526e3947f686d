using System.Collections.Immutable;
using Abscopal.Formats.Datasets;

namespace Abscopal.Clinical.Import;

/// <summary>The datasets of an export.</summary>
/// <param name="Datasets">The datasets, in the order of the mapping.</param>
/// <param name="Unused">The fields that hold values and that no variable takes, as form.field.</param>
public sealed record ImportResult(ImmutableArray<Dataset> Datasets, ImmutableArray<string> Unused);
