namespace Abscopal.Reporting.Scenes;

/// <summary>Something drawn in a scene. The kinds are closed: every back end knows them all.</summary>
public abstract record SceneElement
{
    private protected SceneElement()
    {
    }
}
