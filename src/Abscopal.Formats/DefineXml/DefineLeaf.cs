namespace Abscopal.Formats.DefineXml;

/// <summary>A file beside the Define-XML: a dataset, a reviewer's guide, an annotated form.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Href">Where it lies, relative to the Define-XML.</param>
/// <param name="Title">What it is called.</param>
public sealed record DefineLeaf(string Id, string Href, string Title);
