using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Abscopal.Formats.DatasetJson;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Parquet;

/// <summary>The description of a dataset as the JSON that a Parquet file of ours carries.</summary>
internal static class ParquetDescription
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, Func<DatasetOrigin, string?> Get)[] Origins =
    [
        ("fileOID", o => o.FileOid),
        ("studyOID", o => o.StudyOid),
        ("metaDataVersionOID", o => o.MetaDataVersionOid),
        ("metaDataRef", o => o.MetaDataRef),
        ("itemGroupOID", o => o.ItemGroupOid),
        ("originator", o => o.Originator),
        ("sourceSystem", o => o.SourceSystemName),
        ("sourceSystemVersion", o => o.SourceSystemVersion),
        ("created", o => o.Created),
        ("modified", o => o.Modified),
    ];

    public static string Write(DatasetDescription description)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("name", description.Name);
            json.WriteString("label", description.Label);
            foreach ((string name, Func<DatasetOrigin, string?> get) in Origins) Optional(json, name, get(description.Origin));
            json.WriteStartArray("columns");
            foreach (ColumnDefinition column in description.Columns) Write(json, column);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The description of a text; its columns are the ones known then, which the file need not have any more.</summary>
    /// <exception cref="JsonException">The text is broken.</exception>
    public static DatasetDescription Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (Whole(root, "version") is not 1) throw new JsonException("its version is not 1");
            return new DatasetDescription
            {
                Name = Text(root, "name") ?? "",
                Label = Text(root, "label") ?? "",
                Columns = [.. root.GetProperty("columns").EnumerateArray().Select(Column)],
                Origin = new DatasetOrigin
                {
                    FileOid = Text(root, "fileOID"),
                    StudyOid = Text(root, "studyOID"),
                    MetaDataVersionOid = Text(root, "metaDataVersionOID"),
                    MetaDataRef = Text(root, "metaDataRef"),
                    ItemGroupOid = Text(root, "itemGroupOID"),
                    Originator = Text(root, "originator"),
                    SourceSystemName = Text(root, "sourceSystem"),
                    SourceSystemVersion = Text(root, "sourceSystemVersion"),
                    Created = Text(root, "created"),
                    Modified = Text(root, "modified"),
                },
            };
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    private static void Write(Utf8JsonWriter json, ColumnDefinition column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        if (column.Label.Length > 0) json.WriteString("label", column.Label);
        json.WriteString("type", DatasetJsonTypes.Name(column.Type));
        json.WriteString("storage", column.Storage == ColumnStorage.Text ? "text" : "number");
        Optional(json, "length", column.Length);
        Optional(json, "numberBytes", column.NumberBytes);
        Optional(json, "displayFormat", column.DisplayFormat);
        Optional(json, "informat", column.Informat);
        Optional(json, "keySequence", column.KeySequence);
        Optional(json, "itemOID", column.ItemOid);
        json.WriteEndObject();
    }

    private static ColumnDefinition Column(JsonElement column) => new()
    {
        Name = Text(column, "name") ?? throw new JsonException("a column has no name"),
        Label = Text(column, "label") ?? "",
        Type = DatasetJsonTypes.Parse(Text(column, "type") ?? "") ?? throw new JsonException("the type of a column is not known"),
        Storage = Text(column, "storage") switch
        {
            "text" => ColumnStorage.Text,
            "number" => ColumnStorage.Number,
            _ => throw new JsonException("the storage of a column is neither text nor number"),
        },
        Length = Positive(column, "length"),
        NumberBytes = Whole(column, "numberBytes") is { } bytes ? bytes is >= 2 and <= 8 ? bytes : throw new JsonException("numberBytes is not 2 to 8") : null,
        DisplayFormat = Text(column, "displayFormat"),
        Informat = Text(column, "informat"),
        KeySequence = Positive(column, "keySequence"),
        ItemOid = Text(column, "itemOID"),
    };

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static int? Whole(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : null;

    private static int? Positive(JsonElement element, string name) =>
        Whole(element, name) is { } number ? number > 0 ? number : throw new JsonException($"{name} is not positive") : null;

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private static void Optional(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
    }
}
