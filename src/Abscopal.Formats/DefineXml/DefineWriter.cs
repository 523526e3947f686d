namespace Abscopal.Formats.DefineXml;

/// <summary>Writes a Define-XML, elements in the order that the schema asks for.</summary>
internal sealed class DefineWriter : DefineMarkup
{
    private readonly DefineDocument _document;

    public DefineWriter(Stream stream, DefineDocument document)
        : base(stream, DefineNames.OfVersion(document.Version) ?? throw new ArgumentException($"the version {document.Version} is not written", nameof(document)))
    {
        _document = document;
        foreach (string unread in document.Unread) Lose(unread + " is not in the model");
    }

    /// <summary>Writes the document.</summary>
    /// <returns>What the version has no place for, one line each.</returns>
    public IReadOnlyList<string> Write()
    {
        StartDocument();
        Root();
        EndDocument();
        return Losses;
    }

    private void Root()
    {
        DefineDocument d = _document;
        Start("ODM");
        Namespaces();
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
        End();
        Version();
        End();
        End();
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
            End();
        }

        foreach (DefineLeaf leaf in d.Leaves) Leaf(leaf);
        End();
    }

    private void Standards()
    {
        if (!Is21)
        {
            DefineStandard? only = _document.Standards.FirstOrDefault(s => s.Type is "IG" or "");
            Own("StandardName", only?.Name);
            Own("StandardVersion", only?.Version);
            if (_document.Standards.Length > 1) Lose("Define-XML 2.0 names one standard");
            if (_document.CommentOid is not null) Lose("Define-XML 2.0 has no comment on the whole");
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
            End();
        }

        End();
    }

    private void ValueList(DefineValueList list)
    {
        StartOwn("ValueListDef");
        Plain("OID", list.Oid);
        if (Is21) Description(list.Description);
        else if (!list.Description.IsEmpty) Lose("Define-XML 2.0 has no description of a value list");
        foreach (DefineVariable value in list.Values) Variable(value);
        End();
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
            End();
        }

        End();
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
        if (!Is21) Own("Class", dataset.Class);
        Own("CommentOID", dataset.CommentOid);
        Own("ArchiveLocationID", dataset.ArchiveLocationId);
        Only21("StandardOID", dataset.StandardOid);
        Flag21("IsNonStandard", dataset.IsNonStandard);
        Flag21("HasNoData", dataset.HasNoData);
        Description(dataset.Description);
        foreach (DefineVariable variable in dataset.Variables) Variable(variable);
        Aliases(dataset.Aliases);
        if (Is21) Class(dataset);
        else if (dataset.SubClass is not null) Lose("Define-XML 2.0 has no subclasses");
        foreach (DefineLeaf leaf in dataset.Leaves) Leaf(leaf);
        End();
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
            End();
        }

        End();
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
            End();
        }

        End();
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
            if (Is21) Plain("Source", origin.Source);
            else if (origin.Source is not null) Lose("Define-XML 2.0 has no source of an origin");
            Description(origin.Description);
            References(origin.References);
            End();
        }

        Reference("ValueListRef", "ValueListOID", item.ValueListOid, isOwn: true);
        End();
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
            End();
        }

        Aliases(list.Aliases);
        End();
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
            End();
        }

        Aliases(term.Aliases);
        End();
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
            Text(expression.Text);
            End();
        }

        References(method.References);
        End();
    }
}
