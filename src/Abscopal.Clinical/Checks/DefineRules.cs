using System.Globalization;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Clinical.Checks;

/// <summary>Rules that a Define-XML states.</summary>
internal static class DefineRules
{
    public static IEnumerable<CheckFinding> OfStructure(DatasetDescription description, DefineDataset? defined)
    {
        if (defined is null)
        {
            yield return new CheckFinding("define", description.Name, null, "the Define-XML does not describe this dataset", 0, null);
            yield break;
        }

        foreach (DefineVariable variable in defined.Variables)
        {
            int place = description.IndexOf(variable.Name);
            if (place < 0)
            {
                yield return new CheckFinding("define", description.Name, variable.Name, "the Define-XML describes the variable, the dataset lacks it", 0, null);
                continue;
            }

            ColumnDefinition column = description.Columns[place];
            bool isNumber = column.Storage == ColumnStorage.Number;
            // Dates may be numbers or text whatever the data type says of them.
            if (variable.DataType is "text" or "integer" or "float" && variable.Item.IsNumber != isNumber)
                yield return new CheckFinding("type", description.Name, column.Name, $"the Define-XML says {variable.DataType}, the dataset holds {(isNumber ? "numbers" : "text")}", 0, null);
        }

        foreach (ColumnDefinition column in description.Columns)
        {
            if (!defined.Variables.Any(v => string.Equals(v.Name, column.Name, StringComparison.OrdinalIgnoreCase)))
                yield return new CheckFinding("define", description.Name, column.Name, "the Define-XML does not describe the variable", 0, null);
        }
    }

    public static IEnumerable<RowRule> OfRows(DatasetDescription description, DefineDocument define, DefineDataset defined)
    {
        foreach (DefineVariable variable in defined.Variables.Where(v => description.IndexOf(v.Name) >= 0))
        {
            string name = variable.Name;
            if (variable.IsMandatory) yield return Rule("mandatory", name, text => string.IsNullOrEmpty(text) ? "the Define-XML asks for a value in each row" : null);
            if (variable.Item is { DataType: "text", Length: { } length })
                yield return Rule("length", name, text => text is not null && text.Length > length ? string.Create(CultureInfo.InvariantCulture, $"'{text}' has {text.Length} characters, the Define-XML allows {length}") : null);
            if (define.FindCodeList(variable.Item.CodeListOid) is { Terms.Length: > 0 } list)
            {
                var terms = list.Terms.Select(t => t.Value).ToHashSet(StringComparer.Ordinal);
                yield return Rule("term", name, text => text is { Length: > 0 } && !terms.Contains(text) ? $"'{text}' is not in the code list {list.Name}" : null);
            }
        }
    }

    private static RowRule Rule(string rule, string column, Func<string?, string?> wrong) => new(rule, column, rows =>
    {
        Column found = rows.Find(column)!;
        return r => wrong(found.ShowOrNull(r));
    });
}
