namespace Abscopal.Reporting.Scenes;

/// <summary>Which part of a text lies at its place.</summary>
public enum TextAnchor
{
    /// <summary>The beginning.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The end.</summary>
    End,
}
