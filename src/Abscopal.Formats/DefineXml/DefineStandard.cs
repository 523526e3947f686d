namespace Abscopal.Formats.DefineXml;

/// <summary>A standard that datasets or code lists follow. Define-XML 2.0 names one, without identifier, for the whole file.</summary>
/// <param name="Oid">Its identifier; empty in 2.0.</param>
/// <param name="Name">Such as SDTMIG or CDISC/NCI.</param>
/// <param name="Type">IG for an implementation guide, CT for controlled terms; empty in 2.0.</param>
/// <param name="Version">The version, or the date of the terms.</param>
public sealed record DefineStandard(string Oid, string Name, string Type, string Version)
{
    /// <summary>Which terms: SDTM, ADaM, ...; null for a guide.</summary>
    public string? PublishingSet { get; init; }

    /// <summary>Draft, Provisional or Final, or null.</summary>
    public string? Status { get; init; }

    /// <summary>The comment on it, or null.</summary>
    public string? CommentOid { get; init; }
}
