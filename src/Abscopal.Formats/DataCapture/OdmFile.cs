using Abscopal.Input;
using System.Xml;

namespace Abscopal.Formats.DataCapture;

/// <summary>Reads the clinical data of an ODM-XML file (1.2, 1.3): subjects, events, forms, groups of items and their values, with the fields its study describes.</summary>
public static class OdmFile
{
    internal const string Allowed = "ODM-XML 1.2 or 1.3, a snapshot with ClinicalData";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there or broken, or is no snapshot.</exception>
    public static CaptureExport Read(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream, forward once.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">How errors name it.</param>
    /// <exception cref="InvalidInputException">The XML is broken, or is no snapshot.</exception>
    public static CaptureExport Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using XmlReader xml = XmlFile.Open(stream);
            return new OdmReader(xml, name).Read();
        }
        catch (XmlException broken)
        {
            throw XmlFile.Broken(broken, name, Allowed);
        }
    }
}
