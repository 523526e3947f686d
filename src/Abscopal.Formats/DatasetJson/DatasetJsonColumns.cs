using System.Collections.Immutable;
using System.Text.Json;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.DatasetJson;

/// <summary>Reads the columns of a Dataset-JSON file.</summary>
internal sealed class DatasetJsonColumns(JsonTokens tokens)
{
    public ImmutableArray<ColumnDefinition> Read()
    {
        if (tokens.Type != JsonTokenType.StartArray) throw tokens.Broken("is not an array", key: "columns");
        var columns = ImmutableArray.CreateBuilder<ColumnDefinition>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (tokens.Read() && tokens.Type == JsonTokenType.StartObject)
        {
            ColumnDefinition column = ReadColumn(columns.Count);
            if (!names.Add(column.Name)) throw tokens.Broken("the column is there twice", key: column.Name, allowed: "each name once");
            columns.Add(column);
        }

        if (tokens.Type != JsonTokenType.EndArray) throw tokens.Broken("the columns are not an array of objects", key: "columns");
        return columns.ToImmutable();
    }

    private ColumnDefinition ReadColumn(int index)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        while (tokens.Read() && tokens.Type == JsonTokenType.PropertyName)
        {
            string property = tokens.Text;
            if (!tokens.Read()) break;
            if (tokens.Type == JsonTokenType.String) texts[property] = tokens.Text;
            else if (tokens.Type == JsonTokenType.Number) numbers[property] = tokens.Number;
            else tokens.Skip();
        }

        string key = $"columns[{index}]";
        if (!texts.TryGetValue("name", out string? name) || name.Length == 0) throw tokens.Broken("the column has no name", key: key);
        string stated = texts.GetValueOrDefault("dataType") ?? "";
        ColumnType type = DatasetJsonTypes.Parse(stated) ?? throw tokens.Broken($"the data type '{stated}' is not known", key: name, allowed: DatasetJsonTypes.Allowed);
        bool isText = type is ColumnType.Text or ColumnType.Uri || (DatasetJsonTypes.IsMoment(type) && texts.GetValueOrDefault("targetDataType") is not "integer");
        return new ColumnDefinition
        {
            Name = name,
            Label = texts.GetValueOrDefault("label") ?? "",
            Type = type,
            Storage = isText ? ColumnStorage.Text : ColumnStorage.Number,
            Length = Whole("length"),
            DisplayFormat = texts.GetValueOrDefault("displayFormat"),
            KeySequence = Whole("keySequence"),
            ItemOid = texts.GetValueOrDefault("itemOID"),
        };

        int? Whole(string property)
        {
            if (!numbers.TryGetValue(property, out double number)) return null;
            return number >= 1 && number <= int.MaxValue && number == Math.Floor(number) ? (int)number : throw tokens.Broken($"'{property}' is not a whole number of at least 1", key: name);
        }
    }
}
