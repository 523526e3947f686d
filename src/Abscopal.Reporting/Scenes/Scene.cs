namespace Abscopal.Reporting.Scenes;

/// <summary>A finished drawing. Every back end draws the same scene, and nothing else.</summary>
/// <param name="Width">Width in points (1/72 inch).</param>
/// <param name="Height">Height in points.</param>
/// <param name="Title">What the drawing shows, in a few words.</param>
/// <param name="Description">What a reader who cannot see it needs to know; may be empty.</param>
/// <param name="Elements">The elements, the first at the back.</param>
public sealed record Scene(double Width, double Height, string Title, string Description, IReadOnlyList<SceneElement> Elements)
{
    /// <summary>Every text of the scene, also those in groups, in drawing order.</summary>
    public IEnumerable<TextShape> Texts() => Flatten(Elements).OfType<TextShape>();

    private static IEnumerable<SceneElement> Flatten(IEnumerable<SceneElement> elements) =>
        elements.SelectMany(element => element is SceneGroup group ? Flatten(group.Elements) : [element]);
}
