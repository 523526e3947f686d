namespace Abscopal.Reporting.Scenes;

/// <summary>An upright rectangle in a scene.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Right">Right edge, not less than <paramref name="Left"/>.</param>
/// <param name="Bottom">Bottom edge, not less than <paramref name="Top"/>.</param>
public readonly record struct SceneBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Width in points.</summary>
    public double Width => Right - Left;

    /// <summary>Height in points.</summary>
    public double Height => Bottom - Top;

    /// <summary>Whether the boxes share an area; touching edges do not count.</summary>
    /// <param name="other">The other box.</param>
    public bool Overlaps(SceneBox other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether the other box lies inside this one; touching edges count as inside.</summary>
    /// <param name="other">The other box.</param>
    public bool Contains(SceneBox other) =>
        other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;
}
