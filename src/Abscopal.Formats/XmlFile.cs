using System.Xml;
using System.Xml.Linq;
using Abscopal.Input;

namespace Abscopal.Formats;

/// <summary>Reads XML that someone else wrote: no document type is processed, nothing outside is fetched, and size and depth are bounded.</summary>
internal static class XmlFile
{
    private const long MostCharacters = 1L << 27;
    private const int MostDepth = 64;

    /// <summary>A reader that goes forward.</summary>
    public static XmlReader Open(Stream stream) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>Reads a document whole.</summary>
    /// <param name="stream">A stream that can seek: it is read twice, first for its depth, which a tree of objects could not bear.</param>
    /// <param name="name">How errors name it.</param>
    /// <param name="allowed">What would be right.</param>
    /// <exception cref="InvalidInputException">The XML is broken, too deep or too large.</exception>
    public static XDocument Load(Stream stream, string name, string allowed)
    {
        try
        {
            long start = stream.Position;
            using (XmlReader first = Open(stream))
            {
                while (first.Read()) CheckDepth(first, name, allowed);
            }

            stream.Position = start;
            using XmlReader reader = Open(stream);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException broken)
        {
            throw Broken(broken, name, allowed);
        }
    }

    /// <summary>Refuses what lies deeper than any document of a standard does.</summary>
    public static void CheckDepth(XmlReader reader, string name, string allowed)
    {
        if (reader.Depth <= MostDepth) return;
        int? line = reader is IXmlLineInfo place && place.HasLineInfo() ? place.LineNumber : null;
        throw new InvalidInputException(new InputProblem($"elements lie in each other more than {MostDepth} deep", name, line, Allowed: allowed));
    }

    public static InvalidInputException Broken(XmlException broken, string name, string allowed) =>
        new(new InputProblem("the XML is broken: " + broken.Message, name, broken.LineNumber > 0 ? broken.LineNumber : null, Allowed: allowed), broken);
}
