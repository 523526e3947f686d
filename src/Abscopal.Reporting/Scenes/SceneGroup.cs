namespace Abscopal.Reporting.Scenes;

/// <summary>Elements that belong together, with a title that assistive technology and tooltips show.</summary>
/// <param name="Title">What the group is.</param>
/// <param name="Elements">Its elements, the first at the back.</param>
public sealed record SceneGroup(string Title, IReadOnlyList<SceneElement> Elements) : SceneElement;
