using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Abscopal.Input;

namespace Abscopal.Formats.DataCapture;

/// <summary>Goes through an ODM file once; each group of items that was filled in becomes a record.</summary>
internal sealed class OdmReader(XmlReader xml, string path)
{
    private static readonly string[] Namespaces = ["http://www.cdisc.org/ns/odm/v1.3", "http://www.cdisc.org/ns/odm/v1.2"];

    private readonly OdmStudy _study = new();
    private readonly ImmutableArray<CaptureRecord>.Builder _records = ImmutableArray.CreateBuilder<CaptureRecord>();
    private readonly Dictionary<string, string> _open = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _values;
    private int _line;

    public CaptureExport Read()
    {
        bool isOdm = false;
        while (xml.Read())
        {
            XmlFile.CheckDepth(xml, path, OdmFile.Allowed);
            if (!isOdm && xml.NodeType == XmlNodeType.Element) isOdm = CheckRoot();
            if (xml.NodeType == XmlNodeType.Element && Array.IndexOf(Namespaces, xml.NamespaceURI) >= 0) Begin(xml.LocalName);
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName is "ItemGroupData") End();
        }

        if (_records.Count == 0) throw Wrong("the file holds no clinical data");
        return new CaptureExport(path, _study.Fields(_records), _records.ToImmutable());
    }

    private bool CheckRoot()
    {
        if (xml.LocalName is not "ODM" || Array.IndexOf(Namespaces, xml.NamespaceURI) < 0) throw Wrong("the file is no ODM 1.2 or 1.3");
        string? kind = xml.GetAttribute("FileType");
        return kind is "Snapshot" ? true : throw Wrong($"the FileType is '{kind}': changes of values are not followed");
    }

    private void Begin(string element)
    {
        switch (element)
        {
            case "FormDef" or "ItemGroupDef" or "ItemDef" or "CodeList": _open[element] = Required("OID"); break;
            case "ItemGroupRef" when _open.TryGetValue("FormDef", out string? form): _study.AddGroup(form, Required("ItemGroupOID")); break;
            case "ItemRef" when _open.TryGetValue("ItemGroupDef", out string? group): _study.AddItem(group, Required("ItemOID")); break;
            case "CodeListRef" when _open.TryGetValue("ItemDef", out string? item): _study.SetList(item, Required("CodeListOID")); break;
            case "CodeListItem" when _open.TryGetValue("CodeList", out string? list): Choice(list); break;
            case "Question" when _open.TryGetValue("ItemDef", out string? item): _study.Describe(item, Words()); break;
            case "ClinicalData": _open.Clear(); break;
            case "SubjectData": Open("SubjectKey", "StudyEventData", "FormData", "Site"); break;
            case "SiteRef": _open["Site"] = Required("LocationOID"); break;
            case "StudyEventData": Open("StudyEventOID", "StudyEventRepeatKey", "FormData"); break;
            case "FormData": Open("FormOID", "FormRepeatKey", "ItemGroupData"); break;
            case "ItemGroupData": Group(); break;
            default: if (element.StartsWith("ItemData", StringComparison.Ordinal)) Item(element); break;
        }
    }

    // An attribute that names what begins; what it may hold is forgotten.
    private void Open(string name, params ReadOnlySpan<string> forgotten)
    {
        foreach (string old in forgotten) _open.Remove(old);
        if (xml.GetAttribute("TransactionType") is "Remove") throw Wrong("values are removed, which a snapshot does not do");
        _open[name] = Required(name);
        if (name is "StudyEventOID" or "FormOID") Repeat(name is "FormOID" ? "FormRepeatKey" : "StudyEventRepeatKey");
    }

    private void Repeat(string key)
    {
        if (xml.GetAttribute(key) is { } repeat) _open[key] = repeat;
        else _open.Remove(key);
    }

    private void Group()
    {
        if (xml.GetAttribute("TransactionType") is "Remove") throw Wrong("values are removed, which a snapshot does not do");
        if (!_open.ContainsKey("SubjectKey") || !_open.ContainsKey("FormOID")) throw Wrong("an ItemGroupData stands outside a subject's form");
        _open["ItemGroupOID"] = Required("ItemGroupOID");
        Repeat("ItemGroupRepeatKey");
        _values = new Dictionary<string, string>(StringComparer.Ordinal);
        _line = Line() ?? 0;
        if (xml.IsEmptyElement) End();
    }

    // <ItemData ItemOID Value/>, or <ItemDataString ItemOID>text</ItemDataString> and the other typed forms.
    private void Item(string element)
    {
        if (_values is null) throw Wrong($"an {element} stands outside a group");
        string oid = Required("ItemOID");
        bool isNull = xml.GetAttribute("IsNull") is "Yes";
        string? value = element is "ItemData" ? xml.GetAttribute("Value") : Words();
        if (isNull || string.IsNullOrWhiteSpace(value)) return;
        if (!_values.TryAdd(oid, value.Trim())) throw Wrong($"the item '{oid}' is there twice in its group");
    }

    private void End()
    {
        if (_values is { Count: > 0 } values)
        {
            string? repeat = _open.GetValueOrDefault("ItemGroupRepeatKey") ?? _open.GetValueOrDefault("FormRepeatKey");
            _records.Add(new CaptureRecord(_open["SubjectKey"], _open["FormOID"], _line)
            {
                Group = _open["ItemGroupOID"],
                Event = _open.GetValueOrDefault("StudyEventOID"),
                EventRepeat = _open.GetValueOrDefault("StudyEventRepeatKey"),
                FormRepeat = _open.GetValueOrDefault("FormRepeatKey"),
                Repeat = repeat,
                Site = _open.GetValueOrDefault("Site"),
                Values = values,
            });
        }

        _values = null;
    }

    private void Choice(string list)
    {
        string code = Required("CodedValue");
        _study.AddChoice(list, new CaptureChoice(code, xml.IsEmptyElement ? code : Words()));
    }

    // The first TranslatedText within the element.
    private string Words()
    {
        if (xml.IsEmptyElement) return "";
        int depth = xml.Depth;
        string words = "";
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            XmlFile.CheckDepth(xml, path, OdmFile.Allowed);
            if (words.Length == 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) words = xml.Value.Trim();
        }

        return words;
    }

    private string Required(string attribute) => xml.GetAttribute(attribute) ?? throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{xml.LocalName} has no {attribute}"));

    private int? Line() => xml is IXmlLineInfo place && place.HasLineInfo() ? place.LineNumber : null;

    private InvalidInputException Wrong(string what) => new(new InputProblem(what, path, Line(), Allowed: OdmFile.Allowed));
}
