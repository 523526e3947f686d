using Abscopal.Input;

namespace Abscopal.Formats.DefineXml;

/// <summary>Define-XML 2.0 and 2.1.</summary>
public static class DefineFile
{
    internal const string Allowed = "Define-XML 2.0 or 2.1";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there, or is no Define-XML 2.0 or 2.1; every problem that keeps it from being read is told.</exception>
    public static DefineDocument Read(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <param name="name">How errors name it.</param>
    /// <exception cref="InvalidInputException">The stream is no Define-XML 2.0 or 2.1.</exception>
    public static DefineDocument Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new DefineReader(name).Read(XmlFile.Load(stream, name, Allowed));
    }

    /// <summary>Writes a document in the version it states.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="document">The document.</param>
    /// <returns>What the version has no place for, one line each.</returns>
    /// <exception cref="InvalidInputException">A text has characters that XML cannot hold.</exception>
    public static IReadOnlyList<string> Write(Stream stream, DefineDocument document)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            using var writer = new DefineWriter(stream, document);
            return writer.Write();
        }
        catch (ArgumentException wrong) when (wrong is not ArgumentNullException)
        {
            // Control characters and halves of surrogate pairs.
            throw new InvalidInputException(new InputProblem("a text has characters that XML cannot hold: " + wrong.Message, document.StudyName, Allowed: "text without control characters"), wrong);
        }
    }
}
