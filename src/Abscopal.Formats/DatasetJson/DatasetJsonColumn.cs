using System.Globalization;
using System.Text.Json;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.DatasetJson;

/// <summary>Gathers the values of a column, token by token.</summary>
internal sealed class DatasetJsonColumn(ColumnDefinition definition, TextPool? pool)
{
    private readonly List<string?> _texts = [];
    private readonly List<double> _numbers = [];
    private readonly List<MissingCode> _codes = [];

    public ColumnDefinition Definition => definition;

    public TextPool? Pool => pool;

    public string Allowed => definition.Type switch
    {
        ColumnType.Boolean => "true, false or null",
        ColumnType.Decimal => "a decimal number as text, or null",
        _ when definition.Storage == ColumnStorage.Text => "text or null",
        ColumnType.Date => "a whole date such as 2014-01-02, or null",
        ColumnType.DateTime => "a date with a time such as 2014-01-02T08:30:00, or null",
        ColumnType.Time => "a time such as 08:30:00, or null",
        _ => "a number or null",
    };

    /// <summary>Adds a value.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(JsonTokens token)
    {
        if (definition.Storage == ColumnStorage.Text)
        {
            if (token.Type is not (JsonTokenType.String or JsonTokenType.Null)) return "the value is not text";
            _texts.Add(token.Type == JsonTokenType.Null ? null : token.Text);
            return null;
        }

        // Files of the standard's own examples write a missing decimal number as empty text.
        bool isMissing = token.Type == JsonTokenType.Null || (definition.Type == ColumnType.Decimal && token is { Type: JsonTokenType.String, Text: "" });
        double? number = 0;
        if (!isMissing && (number = Number(token)) is null or double.PositiveInfinity or double.NegativeInfinity or double.NaN)
            return token.Type == JsonTokenType.String ? $"'{token.Text}' is not what the column holds" : "the value is not what the column holds";
        _numbers.Add(number.Value);
        _codes.Add(isMissing ? MissingCode.Standard : MissingCode.None);
        return null;
    }

    public Column Build() => definition.Storage == ColumnStorage.Text
        ? TextColumn.Trusted(definition, [.. _texts])
        : NumberColumn.Trusted(definition, [.. _numbers], [.. _codes]);

    private double? Number(JsonTokens token) => (definition.Type, token.Type) switch
    {
        (ColumnType.Boolean, JsonTokenType.True) => 1,
        (ColumnType.Boolean, JsonTokenType.False) => 0,
        (ColumnType.Boolean, _) => null,
        (ColumnType.Decimal, JsonTokenType.String) => double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        (ColumnType.Date or ColumnType.DateTime or ColumnType.Time, JsonTokenType.String) => DatasetJsonTypes.ToNumber(definition.Type, token.Text),
        (ColumnType.Date or ColumnType.DateTime or ColumnType.Time, _) => null,
        (_, JsonTokenType.Number) => token.Number,
        _ => null,
    };
}
