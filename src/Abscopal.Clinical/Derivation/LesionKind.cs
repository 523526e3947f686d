namespace Abscopal.Clinical.Derivation;

/// <summary>The part a lesion plays.</summary>
internal enum LesionKind
{
    Target,
    NonTarget,
    New,
}
