namespace Abscopal.Clinical.Ars;

/// <summary>A selection with a name: an analysis set, or a subset of data.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Name">The name.</param>
/// <param name="Where">What it selects.</param>
public sealed record NamedSelection(string Id, string Name, Selection Where);
