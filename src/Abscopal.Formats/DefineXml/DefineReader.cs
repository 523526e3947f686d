using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Abscopal.Input;

namespace Abscopal.Formats.DefineXml;

/// <summary>Turns the tree of a Define-XML into the model; gathers what keeps it from being read.</summary>
internal sealed class DefineReader(string path)
{
    private const int MostProblems = 50;
    private static readonly XNamespace Odm = DefineNames.Odm;
    private static readonly XNamespace Link = DefineNames.Link;

    private readonly List<InputProblem> _problems = [];
    private readonly Dictionary<string, DefineItem> _items = new(StringComparer.Ordinal);
    private XNamespace _def = DefineNames.Version21;

    public DefineDocument Read(XDocument xml)
    {
        XElement root = xml.Root!;
        XElement? study = root.Name == Odm + "ODM" ? root.Element(Odm + "Study") : null;
        XElement? version = study?.Element(Odm + "MetaDataVersion");
        if (study is null || version is null) throw Fatal(study ?? root, study is null ? "there is no ODM with a Study" : "there is no MetaDataVersion");
        XAttribute define = version.Attributes().FirstOrDefault(a => a.Name.LocalName is "DefineVersion") ?? throw Fatal(version, "there is no DefineVersion");
        _def = DefineNames.OfVersion(define.Value) ?? throw Fatal(version, $"the version {define.Value} is not read");
        if (define.Name.Namespace != _def) throw Fatal(version, $"the version {define.Value} stands in the namespace '{define.Name.NamespaceName}', not in '{_def.NamespaceName}'");
        DefineDocument document = Document(root, study, version, define.Value);
        return _problems.Count == 0 ? document : throw new InvalidInputException(_problems);
    }

    private DefineDocument Document(XElement root, XElement study, XElement version, string number)
    {
        ImmutableArray<DefineItem> items = Identified(version.Elements(Odm + "ItemDef"), Item, i => i.Oid);
        foreach (DefineItem item in items) _items.TryAdd(item.Oid, item);
        XElement? globals = study.Element(Odm + "GlobalVariables");
        return new DefineDocument
        {
            Version = number,
            FileOid = Plain(root, "FileOID") ?? "",
            Created = Plain(root, "CreationDateTime"),
            AsOf = Plain(root, "AsOfDateTime"),
            Originator = Plain(root, "Originator"),
            SourceSystem = Plain(root, "SourceSystem"),
            SourceSystemVersion = Plain(root, "SourceSystemVersion"),
            Context = Own(root, "Context"),
            StudyOid = Plain(study, "OID") ?? "",
            StudyName = Words(globals?.Element(Odm + "StudyName")),
            StudyDescription = Words(globals?.Element(Odm + "StudyDescription")),
            ProtocolName = Words(globals?.Element(Odm + "ProtocolName")),
            MetaDataVersionOid = Plain(version, "OID") ?? "",
            MetaDataVersionName = Plain(version, "Name") ?? "",
            MetaDataVersionDescription = Plain(version, "Description"),
            CommentOid = Own(version, "CommentOID"),
            Standards = Standards(version),
            AnnotatedForms = References(version.Element(_def + "AnnotatedCRF")),
            SupplementalDocuments = References(version.Element(_def + "SupplementalDoc")),
            ValueLists = Identified(version.Elements(_def + "ValueListDef"), e => new DefineValueList(Required(e, "OID"), Description(e), Variables(e)), v => v.Oid),
            WhereClauses = Identified(version.Elements(_def + "WhereClauseDef"), e => new DefineWhereClause(Required(e, "OID"), Own(e, "CommentOID"), [.. e.Elements(Odm + "RangeCheck").Select(Check)]), w => w.Oid),
            Datasets = Identified(version.Elements(Odm + "ItemGroupDef"), Dataset, d => d.Oid),
            Items = items,
            CodeLists = Identified(version.Elements(Odm + "CodeList"), CodeList, c => c.Oid),
            Methods = Identified(version.Elements(Odm + "MethodDef"), Method, m => m.Oid),
            Comments = Identified(version.Elements(_def + "CommentDef"), e => new DefineComment(Required(e, "OID"), Description(e), References(e)), c => c.Oid),
            Leaves = Identified(version.Elements(_def + "leaf"), Leaf, l => l.Id),
            Unread = Unread(root),
        };
    }

    private ImmutableArray<DefineStandard> Standards(XElement version)
    {
        if (Own(version, "StandardName") is { } name) return [new DefineStandard("", name, "", Own(version, "StandardVersion") ?? "")];
        return Identified(
            version.Elements(_def + "Standards").Elements(_def + "Standard"),
            e => new DefineStandard(Required(e, "OID"), Required(e, "Name"), Required(e, "Type"), Required(e, "Version"))
            {
                PublishingSet = Plain(e, "PublishingSet"),
                Status = Plain(e, "Status"),
                CommentOid = Own(e, "CommentOID"),
            },
            s => s.Oid);
    }

    private DefineDataset Dataset(XElement group) => new()
    {
        Oid = Required(group, "OID"),
        Name = Required(group, "Name"),
        Description = Description(group),
        Domain = Plain(group, "Domain"),
        SasDatasetName = Plain(group, "SASDatasetName"),
        IsRepeating = YesNo(group, Plain(group, "Repeating"), "Repeating"),
        IsReferenceData = YesNo(group, Plain(group, "IsReferenceData"), "IsReferenceData") ?? false,
        Purpose = Plain(group, "Purpose"),
        Structure = Own(group, "Structure"),
        // An attribute in 2.0, an element in 2.1.
        Class = Own(group, "Class") ?? Plain(group.Element(_def + "Class"), "Name"),
        SubClass = Plain(group.Element(_def + "Class")?.Element(_def + "SubClass"), "Name"),
        ArchiveLocationId = Own(group, "ArchiveLocationID"),
        CommentOid = Own(group, "CommentOID"),
        StandardOid = Own(group, "StandardOID"),
        IsNonStandard = YesNo(group, Own(group, "IsNonStandard"), "IsNonStandard") ?? false,
        HasNoData = YesNo(group, Own(group, "HasNoData"), "HasNoData") ?? false,
        Variables = Variables(group),
        Aliases = Aliases(group),
        Leaves = [.. group.Elements(_def + "leaf").Select(Leaf)],
    };

    private ImmutableArray<DefineVariable> Variables(XElement parent) =>
        [.. parent.Elements(Odm + "ItemRef").Select(Variable).OfType<DefineVariable>().OrderBy(v => v.OrderNumber ?? int.MaxValue)];

    private DefineVariable? Variable(XElement reference)
    {
        string oid = Required(reference, "ItemOID");
        if (!_items.TryGetValue(oid, out DefineItem? item))
        {
            Wrong(reference, $"there is no ItemDef '{oid}'");
            return null;
        }

        return new DefineVariable(item)
        {
            OrderNumber = Whole(reference, "OrderNumber"),
            IsMandatory = YesNo(reference, Plain(reference, "Mandatory"), "Mandatory") ?? false,
            KeySequence = Whole(reference, "KeySequence"),
            MethodOid = Plain(reference, "MethodOID"),
            Role = Plain(reference, "Role"),
            RoleCodeListOid = Plain(reference, "RoleCodeListOID"),
            IsNonStandard = YesNo(reference, Own(reference, "IsNonStandard"), "IsNonStandard") ?? false,
            HasNoData = YesNo(reference, Own(reference, "HasNoData"), "HasNoData") ?? false,
            WhereClauseOids = [.. reference.Elements(_def + "WhereClauseRef").Select(w => Required(w, "WhereClauseOID"))],
        };
    }

    private DefineItem Item(XElement item) => new()
    {
        Oid = Required(item, "OID"),
        Name = Required(item, "Name"),
        DataType = Required(item, "DataType"),
        Length = Whole(item, "Length"),
        SignificantDigits = Whole(item, "SignificantDigits"),
        SasFieldName = Plain(item, "SASFieldName"),
        DisplayFormat = Own(item, "DisplayFormat"),
        CommentOid = Own(item, "CommentOID"),
        Description = Description(item),
        CodeListOid = Plain(item.Element(Odm + "CodeListRef"), "CodeListOID"),
        Origins = [.. item.Elements(_def + "Origin").Select(o => new DefineOrigin(Required(o, "Type")) { Source = Plain(o, "Source"), Description = Description(o), References = References(o) })],
        ValueListOid = Plain(item.Element(_def + "ValueListRef"), "ValueListOID"),
        Aliases = Aliases(item),
    };

    private DefineRangeCheck Check(XElement check) => new(
        check.Attribute(_def + "ItemOID")?.Value ?? Required(check, "ItemOID"),
        Required(check, "Comparator"),
        Plain(check, "SoftHard") ?? "Soft",
        [.. check.Elements(Odm + "CheckValue").Select(Words)]);

    private DefineCodeList CodeList(XElement list) => new(Required(list, "OID"), Required(list, "Name"), Required(list, "DataType"))
    {
        Terms = [.. list.Elements().Where(e => e.Name == Odm + "CodeListItem" || e.Name == Odm + "EnumeratedItem").Select(Term)],
        Dictionary = list.Element(Odm + "ExternalCodeList") is { } outside
            ? new DefineDictionary(Plain(outside, "Dictionary") ?? "", Plain(outside, "Version"), Plain(outside, "ref"), Plain(outside, "href"))
            : null,
        SasFormatName = Plain(list, "SASFormatName"),
        StandardOid = Own(list, "StandardOID"),
        IsNonStandard = YesNo(list, Own(list, "IsNonStandard"), "IsNonStandard") ?? false,
        CommentOid = Own(list, "CommentOID"),
        Description = Description(list),
        Aliases = Aliases(list),
    };

    private DefineTerm Term(XElement term) => new(Required(term, "CodedValue"))
    {
        Decode = Texts(term.Element(Odm + "Decode")),
        OrderNumber = Whole(term, "OrderNumber"),
        Rank = Plain(term, "Rank"),
        IsExtended = YesNo(term, Own(term, "ExtendedValue"), "ExtendedValue") ?? false,
        Aliases = Aliases(term),
    };

    private DefineMethod Method(XElement method) => new(Required(method, "OID"), Required(method, "Name"), Plain(method, "Type") ?? "")
    {
        Description = Description(method),
        References = References(method),
        Expressions = [.. method.Elements(Odm + "FormalExpression").Select(e => new DefineExpression(Plain(e, "Context") ?? "", e.Value.ReplaceLineEndings("\n")))],
    };

    private DefineLeaf Leaf(XElement leaf) => new(Required(leaf, "ID"), (string?)leaf.Attribute(Link + "href") ?? Required(leaf, "href"), Words(leaf.Element(_def + "title")));

    private ImmutableArray<DefineReference> References(XElement? parent) => parent is null
        ? []
        : [.. parent.Elements(_def + "DocumentRef").Select(r => new DefineReference(Required(r, "leafID"), [.. r.Elements(_def + "PDFPageRef").Select(Pages)]))];

    private DefinePages Pages(XElement pages) => new(Required(pages, "Type"), Plain(pages, "PageRefs"), Plain(pages, "FirstPage"), Plain(pages, "LastPage"), Plain(pages, "Title"));

    private static ImmutableArray<DefineAlias> Aliases(XElement parent) => [.. parent.Elements(Odm + "Alias").Select(a => new DefineAlias(Plain(a, "Context") ?? "", Plain(a, "Name") ?? ""))];

    private static ImmutableArray<DefineText> Description(XElement parent) => Texts(parent.Element(Odm + "Description"));

    private static ImmutableArray<DefineText> Texts(XElement? parent) =>
        parent is null ? [] : [.. parent.Elements(Odm + "TranslatedText").Select(t => new DefineText(Words(t), (string?)t.Attribute(XNamespace.Xml + "lang")))];

    // What the model has no place for; what lies within such an element is not looked at.
    private ImmutableArray<string> Unread(XElement root)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var open = new Stack<XElement>([root]);
        while (open.TryPop(out XElement? element))
        {
            foreach (XElement child in element.Elements().Reverse())
            {
                if (DefineNames.IsRead(child.Name, _def)) open.Push(child);
                else if (found.Count < MostProblems) found.Add(string.Create(CultureInfo.InvariantCulture, $"{child.Name.LocalName}, line {Line(child) ?? 0}"));
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<T> Identified<T>(IEnumerable<XElement> elements, Func<XElement, T> read, Func<T, string> oid)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (XElement element in elements)
        {
            T one = read(element);
            if (oid(one).Length > 0 && !seen.Add(oid(one))) Wrong(element, $"the identifier '{oid(one)}' is there twice");
            found.Add(one);
        }

        return found.ToImmutable();
    }

    private string Required(XElement element, string attribute)
    {
        if (Plain(element, attribute) is { } value) return value;
        Wrong(element, $"{element.Name.LocalName} has no {attribute}");
        return "";
    }

    private static string? Plain(XElement? element, string attribute) => (string?)element?.Attribute(attribute);

    private string? Own(XElement element, string attribute) => (string?)element.Attribute(_def + attribute);

    private static string Words(XElement? element) => (element?.Value ?? "").Trim().ReplaceLineEndings("\n");

    private int? Whole(XElement element, string attribute)
    {
        if (Plain(element, attribute) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return number;
        Wrong(element, $"the {attribute} '{text}' is not a whole number");
        return null;
    }

    private bool? YesNo(XElement element, string? text, string attribute)
    {
        if (text is null or "Yes" or "No") return text is null ? null : text is "Yes";
        Wrong(element, $"the {attribute} '{text}' is neither Yes nor No");
        return null;
    }

    private void Wrong(XElement element, string what)
    {
        if (_problems.Count < MostProblems) _problems.Add(Problem(element, what));
    }

    private InvalidInputException Fatal(XElement? element, string what) => new(Problem(element, what));

    private InputProblem Problem(XElement? element, string what) => new(what, path, Line(element), Allowed: DefineFile.Allowed);

    private static int? Line(XElement? element) => element is IXmlLineInfo line && line.HasLineInfo() ? line.LineNumber : null;
}
