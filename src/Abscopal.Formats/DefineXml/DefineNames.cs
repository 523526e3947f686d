using System.Xml.Linq;

namespace Abscopal.Formats.DefineXml;

/// <summary>The namespaces of Define-XML and the elements that are read.</summary>
internal static class DefineNames
{
    public const string Odm = "http://www.cdisc.org/ns/odm/v1.3";
    public const string Link = "http://www.w3.org/1999/xlink";
    public const string Version20 = "http://www.cdisc.org/ns/def/v2.0";
    public const string Version21 = "http://www.cdisc.org/ns/def/v2.1";

    private static readonly string[] OfOdm =
    [
        "ODM", "Study", "GlobalVariables", "StudyName", "StudyDescription", "ProtocolName", "MetaDataVersion", "ItemRef", "RangeCheck", "CheckValue", "ItemGroupDef", "Description",
        "TranslatedText", "Alias", "ItemDef", "CodeListRef", "CodeList", "CodeListItem", "Decode", "EnumeratedItem", "ExternalCodeList", "MethodDef", "FormalExpression",
    ];

    private static readonly string[] OfDefine =
    [
        "Standards", "Standard", "AnnotatedCRF", "SupplementalDoc", "DocumentRef", "PDFPageRef", "ValueListDef", "WhereClauseRef", "WhereClauseDef", "Class", "SubClass", "leaf", "title",
        "Origin", "ValueListRef", "CommentDef",
    ];

    /// <summary>The namespace of a version; null where the version is not known.</summary>
    public static string? OfVersion(string version) =>
        version.StartsWith("2.0", StringComparison.Ordinal) ? Version20 : version.StartsWith("2.1", StringComparison.Ordinal) ? Version21 : null;

    /// <summary>Whether an element has a place in the model.</summary>
    public static bool IsRead(XName name, XNamespace define) =>
        name.NamespaceName is Odm ? Array.IndexOf(OfOdm, name.LocalName) >= 0 : name.Namespace == define && Array.IndexOf(OfDefine, name.LocalName) >= 0;
}
