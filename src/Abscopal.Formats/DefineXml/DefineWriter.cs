using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Abscopal.Formats.DefineXml;

/// <summary>Writes a Define-XML, elements in the order that the schema asks for.</summary>
internal sealed class DefineWriter
{
    private readonly DefineDocument _document;
    private readonly string _def;
    private readonly bool _is21;
    private readonly SortedSet<string> _losses = new(StringComparer.Ordinal);
    private XmlWriter _xml = null!;

    public DefineWriter(DefineDocument document)
    {
        _document = document;
        _def = DefineNames.OfVersion(document.Version) ?? throw new ArgumentException($"the version {document.Version} is not written", nameof(document));
        _is21 = _def is DefineNames.Version21;
        foreach (string unread in document.Unread) _losses.Add(unread + " is not in the model");
    }

    public IReadOnlyList<string> Write(Stream stream)
    {
        using (_xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false }))
        {
            _xml.WriteStartDocument();
            Root();
            _xml.WriteEndDocument();
        }

        return [.. _losses];
    }

    private void Root()
    {
        DefineDocument d = _document;
        _xml.WriteStartElement("ODM", DefineNames.Odm);
        _xml.WriteAttributeString("xmlns", "xlink", null, DefineNames.Link);
        _xml.WriteAttributeString("xmlns", "def", null, _def);
        Plain("ODMVersion", "1.3.2");
        Plain("FileType", "Snapshot");
        Plain("FileOID", d.FileOid);
        Plain("CreationDateTime", d.Created);
        Plain("AsOfDateTime", d.AsOf);
        Plain("Originator", d.Originator);
        Plain("SourceSystem", d.SourceSystem);
        Plain("SourceSystemVersion", d.SourceSystemVersion);
        Only21("Context", d.Context);
        Start("Study");
        Plain("OID", d.StudyOid);
        Start("GlobalVariables");
        Element("StudyName", d.StudyName);
        Element("StudyDescription", d.StudyDescription);
        Element("ProtocolName", d.ProtocolName);
        _xml.WriteEndElement();
        Version();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void Version()
    {
        DefineDocument d = _document;
        Start("MetaDataVersion");
        Plain("OID", d.MetaDataVersionOid);
        Plain("Name", d.MetaDataVersionName);
        Plain("Description", d.MetaDataVersionDescription);
        Own("DefineVersion", d.Version);
        Standards();
        References("AnnotatedCRF", d.AnnotatedForms);
        References("SupplementalDoc", d.SupplementalDocuments);
        foreach (DefineValueList list in d.ValueLists) ValueList(list);
        foreach (DefineWhereClause clause in d.WhereClauses) WhereClause(clause);
        foreach (DefineDataset dataset in d.Datasets) Dataset(dataset);
        foreach (DefineItem item in d.Items) Item(item);
        foreach (DefineCodeList list in d.CodeLists) CodeList(list);
        foreach (DefineMethod method in d.Methods) Method(method);
        foreach (DefineComment comment in d.Comments)
        {
            StartOwn("CommentDef");
            Plain("OID", comment.Oid);
            Description(comment.Description);
            References(comment.References);
            _xml.WriteEndElement();
        }

        foreach (DefineLeaf leaf in d.Leaves) Leaf(leaf);
        _xml.WriteEndElement();
    }

    private void Standards()
    {
        if (!_is21)
        {
            DefineStandard? only = _document.Standards.FirstOrDefault(s => s.Type is "IG" or "");
            Own("StandardName", only?.Name);
            Own("StandardVersion", only?.Version);
            if (_document.Standards.Length > 1) _losses.Add("Define-XML 2.0 names one standard");
            if (_document.CommentOid is not null) _losses.Add("Define-XML 2.0 has no comment on the whole");
            return;
        }

        Own("CommentOID", _document.CommentOid);
        if (_document.Standards.IsEmpty) return;
        StartOwn("Standards");
        foreach (DefineStandard standard in _document.Standards)
        {
            StartOwn("Standard");
            Plain("OID", standard.Oid);
            Plain("Name", standard.Name);
            Plain("Type", standard.Type);
            Plain("PublishingSet", standard.PublishingSet);
            Plain("Version", standard.Version);
            Plain("Status", standard.Status);
            Own("CommentOID", standard.CommentOid);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void ValueList(DefineValueList list)
    {
        StartOwn("ValueListDef");
        Plain("OID", list.Oid);
        if (_is21) Description(list.Description);
        else if (!list.Description.IsEmpty) _losses.Add("Define-XML 2.0 has no description of a value list");
        foreach (DefineVariable value in list.Values) Variable(value);
        _xml.WriteEndElement();
    }

    private void WhereClause(DefineWhereClause clause)
    {
        StartOwn("WhereClauseDef");
        Plain("OID", clause.Oid);
        Own("CommentOID", clause.CommentOid);
        foreach (DefineRangeCheck check in clause.Checks)
        {
            Start("RangeCheck");
            Plain("Comparator", check.Comparator);
            Plain("SoftHard", check.SoftHard);
            Own("ItemOID", check.ItemOid);
            foreach (string value in check.Values) Element("CheckValue", value);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void Dataset(DefineDataset dataset)
    {
        Start("ItemGroupDef");
        Plain("OID", dataset.Oid);
        Plain("Domain", dataset.Domain);
        Plain("Name", dataset.Name);
        Plain("Repeating", dataset.IsRepeating is { } repeats ? repeats ? "Yes" : "No" : null);
        Plain("IsReferenceData", dataset.IsReferenceData ? "Yes" : "No");
        Plain("SASDatasetName", dataset.SasDatasetName);
        Plain("Purpose", dataset.Purpose);
        Own("Structure", dataset.Structure);
        if (!_is21) Own("Class", dataset.Class);
        Own("CommentOID", dataset.CommentOid);
        Own("ArchiveLocationID", dataset.ArchiveLocationId);
        Only21("StandardOID", dataset.StandardOid);
        Flag21("IsNonStandard", dataset.IsNonStandard);
        Flag21("HasNoData", dataset.HasNoData);
        Description(dataset.Description);
        foreach (DefineVariable variable in dataset.Variables) Variable(variable);
        Aliases(dataset.Aliases);
        if (_is21) Class(dataset);
        else if (dataset.SubClass is not null) _losses.Add("Define-XML 2.0 has no subclasses");
        foreach (DefineLeaf leaf in dataset.Leaves) Leaf(leaf);
        _xml.WriteEndElement();
    }

    private void Class(DefineDataset dataset)
    {
        if (dataset.Class is null) return;
        StartOwn("Class");
        Plain("Name", dataset.Class);
        if (dataset.SubClass is { } sub)
        {
            StartOwn("SubClass");
            Plain("Name", sub);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void Variable(DefineVariable variable)
    {
        Start("ItemRef");
        Plain("ItemOID", variable.Item.Oid);
        Plain("OrderNumber", variable.OrderNumber);
        Plain("Mandatory", variable.IsMandatory ? "Yes" : "No");
        Plain("KeySequence", variable.KeySequence);
        Plain("MethodOID", variable.MethodOid);
        Plain("Role", variable.Role);
        Plain("RoleCodeListOID", variable.RoleCodeListOid);
        Flag21("IsNonStandard", variable.IsNonStandard);
        Flag21("HasNoData", variable.HasNoData);
        foreach (string oid in variable.WhereClauseOids)
        {
            StartOwn("WhereClauseRef");
            Plain("WhereClauseOID", oid);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void Item(DefineItem item)
    {
        Start("ItemDef");
        Plain("OID", item.Oid);
        Plain("Name", item.Name);
        Plain("DataType", item.DataType);
        Plain("Length", item.Length);
        Plain("SignificantDigits", item.SignificantDigits);
        Plain("SASFieldName", item.SasFieldName);
        Own("DisplayFormat", item.DisplayFormat);
        Own("CommentOID", item.CommentOid);
        Description(item.Description);
        Reference("CodeListRef", "CodeListOID", item.CodeListOid, isOwn: false);
        Aliases(item.Aliases);
        foreach (DefineOrigin origin in item.Origins)
        {
            StartOwn("Origin");
            Plain("Type", origin.Type);
            if (_is21) Plain("Source", origin.Source);
            else if (origin.Source is not null) _losses.Add("Define-XML 2.0 has no source of an origin");
            Description(origin.Description);
            References(origin.References);
            _xml.WriteEndElement();
        }

        Reference("ValueListRef", "ValueListOID", item.ValueListOid, isOwn: true);
        _xml.WriteEndElement();
    }

    private void CodeList(DefineCodeList list)
    {
        Start("CodeList");
        Plain("OID", list.Oid);
        Plain("Name", list.Name);
        Plain("DataType", list.DataType);
        Plain("SASFormatName", list.SasFormatName);
        Own("CommentOID", list.CommentOid);
        Only21("StandardOID", list.StandardOid);
        Flag21("IsNonStandard", list.IsNonStandard);
        Description(list.Description);
        foreach (DefineTerm term in list.Terms) Term(term);
        if (list.Dictionary is { } outside)
        {
            Start("ExternalCodeList");
            Plain("Dictionary", outside.Name);
            Plain("Version", outside.Version);
            Plain("ref", outside.Reference);
            Plain("href", outside.Href);
            _xml.WriteEndElement();
        }

        Aliases(list.Aliases);
        _xml.WriteEndElement();
    }

    private void Term(DefineTerm term)
    {
        bool isEnumerated = term.Decode.IsEmpty;
        Start(isEnumerated ? "EnumeratedItem" : "CodeListItem");
        Plain("CodedValue", term.Value);
        Plain("OrderNumber", term.OrderNumber);
        Plain("Rank", term.Rank);
        if (term.IsExtended) Own("ExtendedValue", "Yes");
        if (!isEnumerated)
        {
            Start("Decode");
            Texts(term.Decode);
            _xml.WriteEndElement();
        }

        Aliases(term.Aliases);
        _xml.WriteEndElement();
    }

    private void Method(DefineMethod method)
    {
        Start("MethodDef");
        Plain("OID", method.Oid);
        Plain("Name", method.Name);
        Plain("Type", method.Type);
        Description(method.Description);
        foreach (DefineExpression expression in method.Expressions)
        {
            Start("FormalExpression");
            Plain("Context", expression.Context);
            _xml.WriteString(expression.Text);
            _xml.WriteEndElement();
        }

        References(method.References);
        _xml.WriteEndElement();
    }

    private void Leaf(DefineLeaf leaf)
    {
        StartOwn("leaf");
        Plain("ID", leaf.Id);
        _xml.WriteAttributeString("xlink", "href", DefineNames.Link, leaf.Href);
        StartOwn("title");
        _xml.WriteString(leaf.Title);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void References(string parent, ImmutableArray<DefineReference> references)
    {
        if (references.IsEmpty) return;
        StartOwn(parent);
        References(references);
        _xml.WriteEndElement();
    }

    private void References(ImmutableArray<DefineReference> references)
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
                if (_is21) Plain("Title", pages.Title);
                else if (pages.Title is not null) _losses.Add("Define-XML 2.0 has no title of pages");
                _xml.WriteEndElement();
            }

            _xml.WriteEndElement();
        }
    }

    private void Description(ImmutableArray<DefineText> texts)
    {
        if (texts.IsEmpty) return;
        Start("Description");
        Texts(texts);
        _xml.WriteEndElement();
    }

    private void Texts(ImmutableArray<DefineText> texts)
    {
        foreach (DefineText text in texts)
        {
            Start("TranslatedText");
            if (text.Language is { } language) _xml.WriteAttributeString("xml", "lang", null, language);
            _xml.WriteString(text.Text);
            _xml.WriteEndElement();
        }
    }

    private void Aliases(ImmutableArray<DefineAlias> aliases)
    {
        foreach (DefineAlias alias in aliases)
        {
            Start("Alias");
            Plain("Context", alias.Context);
            Plain("Name", alias.Name);
            _xml.WriteEndElement();
        }
    }

    private void Reference(string element, string attribute, string? oid, bool isOwn)
    {
        if (oid is null) return;
        if (isOwn) StartOwn(element);
        else Start(element);
        Plain(attribute, oid);
        _xml.WriteEndElement();
    }

    private void Start(string element) => _xml.WriteStartElement(element, DefineNames.Odm);

    private void StartOwn(string element) => _xml.WriteStartElement("def", element, _def);

    private void Element(string element, string text) => _xml.WriteElementString(element, DefineNames.Odm, text);

    private void Plain(string attribute, string? value)
    {
        if (value is not null) _xml.WriteAttributeString(attribute, value);
    }

    private void Plain(string attribute, int? value) => Plain(attribute, value?.ToString(CultureInfo.InvariantCulture));

    private void Own(string attribute, string? value)
    {
        if (value is not null) _xml.WriteAttributeString("def", attribute, _def, value);
    }

    private void Only21(string attribute, string? value)
    {
        if (value is null) return;
        if (_is21) Own(attribute, value);
        else _losses.Add($"Define-XML 2.0 has no {attribute}");
    }

    private void Flag21(string attribute, bool isSet) => Only21(attribute, isSet ? "Yes" : null);
}
