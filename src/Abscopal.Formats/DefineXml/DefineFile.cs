using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Abscopal.Input;

namespace Abscopal.Formats.DefineXml;

/// <summary>Reads Define-XML 2.0 and 2.1: datasets, variables, keys and code lists.</summary>
public static class DefineFile
{
    private const long MostCharacters = 1L << 28;
    private static readonly XNamespace Odm = "http://www.cdisc.org/ns/odm/v1.3";

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is not there, or is no Define-XML 2.0 or 2.1.</exception>
    public static DefineDocument Read(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">How errors name it.</param>
    /// <exception cref="InvalidInputException">The stream is no Define-XML 2.0 or 2.1.</exception>
    public static DefineDocument Read(Stream stream, string name)
    {
        try
        {
            // No document type is processed: nothing outside the file is fetched, no entity grows.
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
            return Document(XDocument.Load(reader, LoadOptions.SetLineInfo), name);
        }
        catch (XmlException broken)
        {
            throw new InvalidInputException(new InputProblem("the XML is broken: " + broken.Message, name, broken.LineNumber, Allowed: "Define-XML 2.0 or 2.1"), broken);
        }
    }

    private static DefineDocument Document(XDocument xml, string path)
    {
        XElement study = xml.Root is { } root && root.Name == Odm + "ODM" && root.Element(Odm + "Study") is { } found ? found : throw Wrong(xml.Root, path, "there is no ODM with a Study");
        XElement version = study.Element(Odm + "MetaDataVersion") ?? throw Wrong(study, path, "there is no MetaDataVersion");
        XAttribute define = version.Attributes().FirstOrDefault(a => a.Name.LocalName is "DefineVersion") ?? throw Wrong(version, path, "there is no DefineVersion");
        if (!define.Value.StartsWith("2.0", StringComparison.Ordinal) && !define.Value.StartsWith("2.1", StringComparison.Ordinal)) throw Wrong(version, path, $"the version {define.Value} is not read");
        Dictionary<string, XElement> items = ByOid(version.Elements(Odm + "ItemDef"), path);
        return new DefineDocument(
            define.Value,
            (string?)study.Attribute("OID") ?? "",
            (string?)study.Element(Odm + "GlobalVariables")?.Element(Odm + "StudyName") ?? "",
            [.. version.Elements(Odm + "ItemGroupDef").Select(g => Dataset(g, items, path))],
            ByOid(version.Elements(Odm + "CodeList"), path).ToImmutableDictionary(p => p.Key, p => CodeList(p.Value), StringComparer.Ordinal));
    }

    private static Dictionary<string, XElement> ByOid(IEnumerable<XElement> elements, string path)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (XElement element in elements)
        {
            if (!found.TryAdd(Required(element, "OID", path), element)) throw Wrong(element, path, $"the identifier '{(string?)element.Attribute("OID")}' is there twice");
        }

        return found;
    }

    private static DefineDataset Dataset(XElement group, Dictionary<string, XElement> items, string path) => new(
        Required(group, "OID", path),
        Required(group, "Name", path),
        Description(group),
        group.Attributes().FirstOrDefault(a => a.Name.LocalName is "Structure")?.Value,
        (string?)group.Attribute("IsReferenceData") is "Yes",
        [.. group.Elements(Odm + "ItemRef").OrderBy(r => Whole(r, "OrderNumber", path) ?? int.MaxValue).Select(r => Variable(r, items, path))]);

    private static DefineVariable Variable(XElement reference, Dictionary<string, XElement> items, string path)
    {
        string oid = Required(reference, "ItemOID", path);
        if (!items.TryGetValue(oid, out XElement? item)) throw Wrong(reference, path, $"there is no ItemDef '{oid}'");
        return new DefineVariable(
            oid,
            Required(item, "Name", path),
            Description(item),
            Required(item, "DataType", path),
            Whole(item, "Length", path),
            (string?)reference.Attribute("Mandatory") is "Yes",
            Whole(reference, "KeySequence", path),
            (string?)item.Element(Odm + "CodeListRef")?.Attribute("CodeListOID"));
    }

    private static DefineCodeList CodeList(XElement list)
    {
        XElement[] items = [.. list.Elements().Where(e => e.Name.LocalName is "CodeListItem" or "EnumeratedItem")];
        return new DefineCodeList(
            (string)list.Attribute("OID")!,
            (string?)list.Attribute("Name") ?? "",
            [.. items.Select(i => (string?)i.Attribute("CodedValue") ?? "")],
            items.Any(i => i.Attributes().Any(a => a.Name.LocalName is "ExtendedValue" && a.Value is "Yes")));
    }

    private static string Description(XElement element) => ((string?)element.Element(Odm + "Description")?.Element(Odm + "TranslatedText") ?? "").Trim();

    private static string Required(XElement element, string attribute, string path) =>
        (string?)element.Attribute(attribute) ?? throw Wrong(element, path, $"{element.Name.LocalName} has no {attribute}");

    private static int? Whole(XElement element, string attribute, string path)
    {
        if ((string?)element.Attribute(attribute) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Wrong(element, path, $"the {attribute} '{text}' is not a whole number");
    }

    private static InvalidInputException Wrong(XElement? element, string path, string what) =>
        new(new InputProblem(what, path, element is IXmlLineInfo line && line.HasLineInfo() ? line.LineNumber : null, Allowed: "Define-XML 2.0 or 2.1"));
}
