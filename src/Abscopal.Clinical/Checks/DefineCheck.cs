using System.Globalization;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Clinical.Checks;

/// <summary>
/// Checks a Define-XML against what versions 2.0 and 2.1 ask for: attributes that must be there, identifiers that must lead somewhere,
/// words from closed lists (Define-XML Specification 2.0, section 5; 2.1, section 4).
/// </summary>
public static class DefineCheck
{
    private static readonly string[] Comparators = ["LT", "LE", "GT", "GE", "EQ", "NE", "IN", "NOTIN"];

    private static readonly string[] DataTypes =
    [
        "text", "integer", "float", "datetime", "date", "time", "partialDate", "partialTime", "partialDatetime", "incompleteDatetime", "durationDatetime", "intervalDatetime",
    ];

    private static readonly string[] Origins20 = ["CRF", "Derived", "Assigned", "Protocol", "eDT", "Predecessor"];
    private static readonly string[] Origins21 = ["Collected", "Derived", "Assigned", "Protocol", "Predecessor", "Not Available", "Other"];
    private static readonly string[] Sources = ["Subject", "Investigator", "Vendor", "Sponsor"];

    /// <summary>Finds what is missing or leads nowhere.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The findings; empty where nothing is wrong.</returns>
    public static IReadOnlyList<CheckFinding> Run(DefineDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var search = new Search(document);
        search.Whole();
        foreach (DefineDataset dataset in document.Datasets) search.Dataset(dataset);
        foreach (DefineItem item in document.Items) search.Item(item);
        foreach (DefineValueList list in document.ValueLists) search.ValueList(list);
        foreach (DefineWhereClause clause in document.WhereClauses) search.WhereClause(clause);
        foreach (DefineCodeList list in document.CodeLists) search.CodeList(list);
        foreach (DefineMethod method in document.Methods) search.Method(method);
        search.Rest();
        return search.Findings;
    }

    private sealed class Search(DefineDocument document)
    {
        private const string Define = "define.xml";
        private readonly bool _is21 = document.Version.StartsWith("2.1", StringComparison.Ordinal);
        private readonly HashSet<string> _items = Set(document.Items, i => i.Oid);
        private readonly HashSet<string> _lists = Set(document.CodeLists, c => c.Oid);
        private readonly HashSet<string> _values = Set(document.ValueLists, v => v.Oid);
        private readonly HashSet<string> _clauses = Set(document.WhereClauses, w => w.Oid);
        private readonly HashSet<string> _methods = Set(document.Methods, m => m.Oid);
        private readonly HashSet<string> _comments = Set(document.Comments, c => c.Oid);
        private readonly HashSet<string> _standards = Set(document.Standards, s => s.Oid);
        private readonly HashSet<string> _leaves = Set(document.Leaves.Concat(document.Datasets.SelectMany(d => d.Leaves)), l => l.Id);

        public List<CheckFinding> Findings { get; } = [];

        public void Whole()
        {
            Need(document.FileOid, Define, null, "ODM has no FileOID");
            Need(document.Created, Define, null, "ODM has no CreationDateTime");
            Need(document.StudyOid, Define, null, "the study has no OID");
            Need(document.StudyName, Define, null, "the study has no StudyName");
            Need(document.StudyDescription, Define, null, "the study has no StudyDescription");
            Need(document.ProtocolName, Define, null, "the study has no ProtocolName");
            Need(document.MetaDataVersionOid, Define, null, "MetaDataVersion has no OID");
            Need(document.MetaDataVersionName, Define, null, "MetaDataVersion has no Name");
            if (_is21 && document.Context is not ("Submission" or "Other")) Add("context", Define, null, "def:Context is neither Submission nor Other");
            if (document.Standards.IsEmpty) Add("standard", Define, null, "no standard is named");
            foreach (DefineStandard standard in document.Standards) Comment(standard.CommentOid, Define, standard.Name);
            Comment(document.CommentOid, Define, null);
            if (document.Datasets.IsEmpty) Add("dataset", Define, null, "no dataset is described");
            foreach (IGrouping<string, DefineDataset> twice in document.Datasets.GroupBy(d => d.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any())) Add("dataset", twice.Key, null, "the dataset is described twice");
            References(document.AnnotatedForms.Concat(document.SupplementalDocuments), Define, null);
        }

        public void Dataset(DefineDataset d)
        {
            Need(d.Label, d.Name, null, "the dataset has no description");
            Need(d.Structure, d.Name, null, "the dataset has no def:Structure");
            Need(d.Class, d.Name, null, "the dataset has no class");
            if (d.IsRepeating is null) Add("required", d.Name, null, "the dataset has no Repeating");
            if (d.Purpose is not ("Tabulation" or "Analysis")) Add("required", d.Name, null, "Purpose is neither Tabulation nor Analysis");
            if (d.Variables.IsEmpty) Add("required", d.Name, null, "the dataset has no variables");
            Comment(d.CommentOid, d.Name, null);
            Leads(d.StandardOid, _standards, d.Name, null, "standard");
            if (_is21 && d.StandardOid is null && !d.IsNonStandard) Add("standard", d.Name, null, "the dataset names no standard and is not marked as non-standard");
            if (!d.HasNoData) Need(d.ArchiveLocationId, d.Name, null, "the dataset has no def:ArchiveLocationID");
            Leads(d.ArchiveLocationId, _leaves, d.Name, null, "leaf");
            int[] keys = [.. d.Variables.Where(v => v.KeySequence is not null).Select(v => v.KeySequence!.Value).Order()];
            if (keys.Length == 0) Add("key", d.Name, null, "no variable has a KeySequence");
            else if (!keys.SequenceEqual(Enumerable.Range(1, keys.Length))) Add("key", d.Name, null, "the KeySequence is not 1, 2, ...: " + string.Join(", ", keys));
            foreach (IGrouping<string, DefineVariable> twice in d.Variables.GroupBy(v => v.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any())) Add("variable", d.Name, twice.Key, "the variable is there twice");
            foreach (DefineVariable v in d.Variables) Variable(v, d.Name);
        }

        public void Item(DefineItem item)
        {
            string where = Owner(item);
            if (Array.IndexOf(DataTypes, item.DataType) < 0) Add("type", where, item.Name, $"the data type '{item.DataType}' is not one of Define-XML");
            if (item is { DataType: "text" or "integer" or "float", Length: null }) Add("length", where, item.Name, $"{item.DataType} has no Length");
            if (item is { DataType: "float", SignificantDigits: null }) Add("length", where, item.Name, "float has no SignificantDigits");
            Comment(item.CommentOid, where, item.Name);
            Leads(item.CodeListOid, _lists, where, item.Name, "code list");
            Leads(item.ValueListOid, _values, where, item.Name, "value list");
            string[] origins = _is21 ? Origins21 : Origins20;
            foreach (DefineOrigin origin in item.Origins)
            {
                if (Array.IndexOf(origins, origin.Type) < 0) Add("origin", where, item.Name, $"the origin '{origin.Type}' is not one of {string.Join(", ", origins)}");
                if (origin.Source is { } source && Array.IndexOf(Sources, source) < 0) Add("origin", where, item.Name, $"the source '{source}' is not one of {string.Join(", ", Sources)}");
                References(origin.References, where, item.Name);
            }
        }

        public void ValueList(DefineValueList list)
        {
            string where = document.Items.FirstOrDefault(i => string.Equals(i.ValueListOid, list.Oid, StringComparison.Ordinal)) is { } item ? Owner(item) : list.Oid;
            if (list.Values.IsEmpty) Add("required", where, list.Oid, "the value list is empty");
            foreach (DefineVariable value in list.Values)
            {
                if (value.WhereClauseOids.IsEmpty) Add("where", where, value.Item.Oid, "the value has no where clause");
                foreach (string oid in value.WhereClauseOids) Leads(oid, _clauses, where, value.Item.Oid, "where clause");
                Variable(value, where);
            }
        }

        public void WhereClause(DefineWhereClause clause)
        {
            Comment(clause.CommentOid, Define, clause.Oid);
            if (clause.Checks.IsEmpty) Add("where", Define, clause.Oid, "the where clause has no condition");
            foreach (DefineRangeCheck check in clause.Checks)
            {
                Leads(check.ItemOid, _items, Define, clause.Oid, "item");
                if (Array.IndexOf(Comparators, check.Comparator) < 0) Add("where", Define, clause.Oid, $"the comparator '{check.Comparator}' is not one of {string.Join(", ", Comparators)}");
                if (check.SoftHard is not ("Soft" or "Hard")) Add("where", Define, clause.Oid, "SoftHard is neither Soft nor Hard");
                bool isList = check.Comparator is "IN" or "NOTIN";
                if (isList ? check.Values.IsEmpty : check.Values.Length != 1) Add("where", Define, clause.Oid, $"{check.Comparator} has {check.Values.Length} values");
            }
        }

        public void CodeList(DefineCodeList list)
        {
            Need(list.Name, Define, list.Oid, "the code list has no Name");
            if (list.DataType is not ("text" or "integer" or "float")) Add("type", Define, list.Oid, $"the data type '{list.DataType}' of the code list is not text, integer or float");
            Comment(list.CommentOid, Define, list.Oid);
            Leads(list.StandardOid, _standards, Define, list.Oid, "standard");
            if (list.Terms.IsEmpty == list.Dictionary is null) Add("required", Define, list.Oid, "the code list needs either terms or an external dictionary");
            if (list.Terms.Any(t => t.Decode.IsEmpty) && list.Terms.Any(t => !t.Decode.IsEmpty)) Add("term", Define, list.Oid, "the code list mixes enumerated and decoded terms");
            if (list.Terms.GroupBy(t => t.Value, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) Add("term", Define, list.Oid, $"the value '{twice.Key}' is there twice");
            if (list.DataType is "integer" or "float" && list.Terms.FirstOrDefault(t => !double.TryParse(t.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) is { } word) Add("term", Define, list.Oid, $"'{word.Value}' is not a number");
        }

        public void Method(DefineMethod method)
        {
            Need(method.Name, Define, method.Oid, "the method has no Name");
            if (method.Type is not ("Computation" or "Imputation")) Add("required", Define, method.Oid, "the Type of the method is neither Computation nor Imputation");
            if (method.Description.IsEmpty) Add("required", Define, method.Oid, "the method has no description");
            References(method.References, Define, method.Oid);
        }

        public void Rest()
        {
            foreach (DefineComment comment in document.Comments)
            {
                if (comment.Description.IsEmpty) Add("required", Define, comment.Oid, "the comment has no description");
                References(comment.References, Define, comment.Oid);
            }

            foreach (DefineLeaf leaf in document.Leaves.Concat(document.Datasets.SelectMany(d => d.Leaves)))
            {
                if (leaf.Href.Length == 0 || leaf.Title.Length == 0) Add("required", Define, leaf.Id, "the leaf needs xlink:href and a title");
            }

            var used = document.Datasets.SelectMany(d => d.Variables).Concat(document.ValueLists.SelectMany(v => v.Values)).Select(v => v.Item.Oid).ToHashSet(StringComparer.Ordinal);
            foreach (DefineItem item in document.Items.Where(i => !used.Contains(i.Oid))) Add("unused", Define, item.Oid, "nothing points to the ItemDef");
        }

        private void Variable(DefineVariable v, string where)
        {
            Leads(v.MethodOid, _methods, where, v.Name, "method");
            Leads(v.RoleCodeListOid, _lists, where, v.Name, "code list of the role");
            if (v.Item.Origins.Any(o => o.Type is "Derived") && v.MethodOid is null && v.Item.CommentOid is null && v.Item.ValueListOid is null) Add("method", where, v.Name, "the variable is derived and has no method");
        }

        private string Owner(DefineItem item) => document.Datasets.FirstOrDefault(d => d.Variables.Any(v => ReferenceEquals(v.Item, item)))?.Name ?? Define;

        private void References(IEnumerable<DefineReference> references, string dataset, string? column)
        {
            foreach (DefineReference reference in references) Leads(reference.LeafId, _leaves, dataset, column, "leaf");
        }

        private void Comment(string? oid, string dataset, string? column) => Leads(oid, _comments, dataset, column, "comment");

        private void Leads(string? oid, HashSet<string> known, string dataset, string? column, string what)
        {
            if (oid is not null && !known.Contains(oid)) Add("reference", dataset, column, $"there is no {what} '{oid}'");
        }

        private void Need(string? value, string dataset, string? column, string what)
        {
            if (string.IsNullOrEmpty(value)) Add("required", dataset, column, what);
        }

        private void Add(string rule, string dataset, string? column, string message) => Findings.Add(new CheckFinding(rule, dataset, column, message, 0, null));

        private static HashSet<string> Set<T>(IEnumerable<T> all, Func<T, string> oid) => all.Select(oid).ToHashSet(StringComparer.Ordinal);
    }
}
