using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Abscopal.Formats.DefineXml;

/// <summary>Writes what recurs in a Define-XML: texts, aliases, references, attributes of ODM and of the extension; gathers what the version has no place for.</summary>
internal abstract class DefineMarkup(Stream stream, string define) : IDisposable
{
    private readonly SortedSet<string> _losses = new(StringComparer.Ordinal);
    private readonly XmlWriter _xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false });

    protected bool Is21 { get; } = define is DefineNames.Version21;

    protected IReadOnlyList<string> Losses => [.. _losses];

    public void Dispose() => _xml.Dispose();

    protected void StartDocument() => _xml.WriteStartDocument();

    protected void EndDocument()
    {
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    protected void Namespaces()
    {
        _xml.WriteAttributeString("xmlns", "xlink", null, DefineNames.Link);
        _xml.WriteAttributeString("xmlns", "def", null, define);
    }

    protected void Lose(string what) => _losses.Add(what);

    protected void Text(string text) => _xml.WriteString(text);

    protected void End() => _xml.WriteEndElement();

    protected void Leaf(DefineLeaf leaf)
    {
        StartOwn("leaf");
        Plain("ID", leaf.Id);
        _xml.WriteAttributeString("xlink", "href", DefineNames.Link, leaf.Href);
        StartOwn("title");
        _xml.WriteString(leaf.Title);
        End();
        End();
    }

    protected void References(string parent, ImmutableArray<DefineReference> references)
    {
        if (references.IsEmpty) return;
        StartOwn(parent);
        References(references);
        End();
    }

    protected void References(ImmutableArray<DefineReference> references)
    {
        foreach (DefineReference reference in references)
        {
            StartOwn("DocumentRef");
            Plain("leafID", reference.LeafId);
            foreach (DefinePages pages in reference.Pages)
            {
                StartOwn("PDFPageRef");
                Plain("Type", pages.Type);
                Plain("PageRefs", pages.Pages);
                Plain("FirstPage", pages.First);
                Plain("LastPage", pages.Last);
                if (Is21) Plain("Title", pages.Title);
                else if (pages.Title is not null) Lose("Define-XML 2.0 has no title of pages");
                End();
            }

            End();
        }
    }

    protected void Description(ImmutableArray<DefineText> texts)
    {
        if (texts.IsEmpty) return;
        Start("Description");
        Texts(texts);
        End();
    }

    protected void Texts(ImmutableArray<DefineText> texts)
    {
        foreach (DefineText text in texts)
        {
            Start("TranslatedText");
            if (text.Language is { } language) _xml.WriteAttributeString("xml", "lang", null, language);
            _xml.WriteString(text.Text);
            End();
        }
    }

    protected void Aliases(ImmutableArray<DefineAlias> aliases)
    {
        foreach (DefineAlias alias in aliases)
        {
            Start("Alias");
            Plain("Context", alias.Context);
            Plain("Name", alias.Name);
            End();
        }
    }

    protected void Reference(string element, string attribute, string? oid, bool isOwn)
    {
        if (oid is null) return;
        if (isOwn) StartOwn(element);
        else Start(element);
        Plain(attribute, oid);
        End();
    }

    protected void Start(string element) => _xml.WriteStartElement(element, DefineNames.Odm);

    protected void StartOwn(string element) => _xml.WriteStartElement("def", element, define);

    protected void Element(string element, string text) => _xml.WriteElementString(element, DefineNames.Odm, text);

    protected void Plain(string attribute, string? value)
    {
        if (value is not null) _xml.WriteAttributeString(attribute, value);
    }

    protected void Plain(string attribute, int? value) => Plain(attribute, value?.ToString(CultureInfo.InvariantCulture));

    protected void Own(string attribute, string? value)
    {
        if (value is not null) _xml.WriteAttributeString("def", attribute, define, value);
    }

    protected void Only21(string attribute, string? value)
    {
        if (value is null) return;
        if (Is21) Own(attribute, value);
        else Lose($"Define-XML 2.0 has no {attribute}");
    }

    protected void Flag21(string attribute, bool isSet) => Only21(attribute, isSet ? "Yes" : null);
}
