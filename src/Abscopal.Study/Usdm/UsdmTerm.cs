namespace Abscopal.Study.Usdm;

/// <summary>A term of CDISC controlled terminology.</summary>
/// <param name="Code">Its code in the NCI Thesaurus.</param>
/// <param name="Decode">Its name.</param>
internal readonly record struct UsdmTerm(string Code, string Decode);
