namespace Abscopal.Survival;

/// <summary>The scale on which limits of a cumulative hazard are symmetric.</summary>
public enum HazardScale
{
    /// <summary>H itself, cut at 0.</summary>
    Plain,

    /// <summary>log H.</summary>
    Log,
}
