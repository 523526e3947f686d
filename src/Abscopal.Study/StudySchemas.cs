namespace Abscopal.Study;

/// <summary>The JSON Schemas of a study's files, as they ship in <c>studies/</c> for editors.</summary>
public static class StudySchemas
{
    /// <summary>The schema of <c>study.yaml</c>, as JSON text.</summary>
    public static string Protocol => Read("study.schema.json");

    /// <summary>The schema of <c>published.yaml</c>, as JSON text.</summary>
    public static string Published => Read("published.schema.json");

    private static string Read(string name)
    {
        using Stream stream = typeof(StudySchemas).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
