using System.Globalization;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Clinical.Checks;

/// <summary>Rules that a Define-XML states of single values: those rows where the conditions of a where clause hold.</summary>
internal static class ValueRules
{
    public static IEnumerable<RowRule> Of(DatasetDescription description, DefineDocument define, DefineDataset defined)
    {
        foreach (DefineVariable variable in defined.Variables.Where(v => v.Item.ValueListOid is not null && description.IndexOf(v.Name) >= 0))
        {
            DefineValueList? list = define.ValueLists.FirstOrDefault(l => string.Equals(l.Oid, variable.Item.ValueListOid, StringComparison.Ordinal));
            if (list is null) continue;
            foreach (DefineVariable value in list.Values)
            {
                Func<Dataset, Func<int, bool>>[] clauses = [.. value.WhereClauseOids.Select(o => Clause(o, description, define)).OfType<Func<Dataset, Func<int, bool>>>()];
                // A condition on another dataset cannot be looked at here.
                if (clauses.Length == 0 || clauses.Length < value.WhereClauseOids.Length) continue;
                yield return new RowRule("value", variable.Name, Rule(variable.Name, value, clauses, define));
            }
        }
    }

    private static Func<Dataset, Func<int, string?>> Rule(string column, DefineVariable value, Func<Dataset, Func<int, bool>>[] clauses, DefineDocument define)
    {
        DefineItem item = value.Item;
        DefineCodeList? list = define.FindCodeList(item.CodeListOid);
        HashSet<string>? terms = list is { Terms.Length: > 0 } ? list.Terms.Select(t => t.Value).ToHashSet(StringComparer.Ordinal) : null;
        return rows =>
        {
            Column found = rows.Find(column)!;
            Func<int, bool>[] bound = Array.ConvertAll(clauses, c => c(rows));
            return r => Array.Exists(bound, c => c(r)) ? Wrong(found.ShowOrNull(r) ?? "") : null;
        };

        string? Wrong(string text)
        {
            if (text.Length == 0) return value.IsMandatory ? $"{item.Oid} asks for a value" : null;
            if (item.IsNumber && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double _)) return $"'{text}' is no {item.DataType}, as {item.Oid} says";
            if (item.DataType is "integer" && text.Contains('.', StringComparison.Ordinal)) return $"'{text}' is no integer, as {item.Oid} says";
            if (item is { DataType: "text", Length: { } length } && text.Length > length) return string.Create(CultureInfo.InvariantCulture, $"'{text}' has {text.Length} characters, {item.Oid} allows {length}");
            return terms is not null && !terms.Contains(text) ? $"'{text}' is not in the code list {list!.Name} of {item.Oid}" : null;
        }
    }

    private static Func<Dataset, Func<int, bool>>? Clause(string oid, DatasetDescription description, DefineDocument define)
    {
        DefineWhereClause? clause = define.WhereClauses.FirstOrDefault(w => string.Equals(w.Oid, oid, StringComparison.Ordinal));
        if (clause is null) return null;
        var checks = new List<(string Column, Func<string, bool> Holds)>();
        foreach (DefineRangeCheck check in clause.Checks)
        {
            DefineItem? item = define.Items.FirstOrDefault(i => string.Equals(i.Oid, check.ItemOid, StringComparison.Ordinal));
            if (item is null || description.IndexOf(item.Name) < 0) return null;
            checks.Add((item.Name, Condition(check)));
        }

        return rows =>
        {
            (Column Column, Func<string, bool> Holds)[] bound = [.. checks.Select(c => (rows.Find(c.Column)!, c.Holds))];
            return r => Array.TrueForAll(bound, c => c.Holds(c.Column.ShowOrNull(r) ?? ""));
        };
    }

    private static Func<string, bool> Condition(DefineRangeCheck check)
    {
        var values = check.Values.ToHashSet(StringComparer.Ordinal);
        string first = check.Values.IsEmpty ? "" : check.Values[0];
        return check.Comparator switch
        {
            "EQ" or "IN" => values.Contains,
            "NE" or "NOTIN" => text => !values.Contains(text),
            "LT" => text => Compare(text, first) < 0,
            "LE" => text => Compare(text, first) <= 0,
            "GT" => text => Compare(text, first) > 0,
            "GE" => text => Compare(text, first) >= 0,
            _ => _ => false,
        };
    }

    private static int Compare(string left, string right) =>
        double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out double a) && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(left, right);
}
