namespace Abscopal.Clinical.Derivation;

/// <summary>A lesion as identified.</summary>
internal sealed record LesionSite(string Link, LesionKind Kind, string Place, DateOnly? Identified, int? Sequence)
{
    public bool IsNode => Place.Contains("NODE", StringComparison.OrdinalIgnoreCase);
}
