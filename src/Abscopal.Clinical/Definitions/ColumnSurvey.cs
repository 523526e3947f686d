using System.Globalization;
using Abscopal.Clinical.Checks;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Clinical.Definitions;

/// <summary>Gathers what a Define-XML says of a variable from its values: data type, length, digits after the point, and few distinct values.</summary>
internal sealed class ColumnSurvey(ColumnDefinition definition, int mostTerms)
{
    private readonly SortedSet<string> _terms = new(StringComparer.Ordinal);
    private int _longest;
    private int _decimals;
    private bool _isWhole = true;
    private bool _hasDate;
    private bool _hasTime;
    private bool _isPartial;
    private bool _isIncomplete;
    private bool _isIso = true;

    public ColumnDefinition Definition => definition;

    public bool HasMissing { get; private set; }

    /// <summary>The distinct values, in order; null where there are more than were asked for.</summary>
    public IReadOnlyCollection<string>? Terms => _terms.Count <= mostTerms ? _terms : null;

    public void Add(Column column)
    {
        for (int row = 0; row < column.Rows; row++)
        {
            string? shown = column.ShowOrNull(row);
            if (string.IsNullOrEmpty(shown))
            {
                HasMissing = true;
                continue;
            }

            _longest = Math.Max(_longest, shown.Length);
            if (_terms.Count <= mostTerms) _terms.Add(shown);
            if (column is NumberColumn numbers) AddNumber(numbers.Values[row], shown);
            else if (IsMoment) AddMoment(shown);
        }
    }

    /// <summary>The item of a Define-XML, apart from its code list.</summary>
    public DefineItem Describe(string oid)
    {
        bool isNumber = definition.Storage == ColumnStorage.Number;
        string type = isNumber ? _isWhole ? "integer" : "float" : IsMoment && _longest > 0 && _isIso ? Moment : "text";
        return new DefineItem
        {
            Oid = oid,
            Name = definition.Name,
            DataType = type,
            Length = type is "text" or "integer" or "float" ? Math.Max(1, _longest) : null,
            SignificantDigits = type is "float" ? _decimals : null,
            SasFieldName = definition.Name.Length <= 8 ? definition.Name : null,
            DisplayFormat = definition.DisplayFormat,
            Description = definition.Label.Length > 0 ? [new DefineText(definition.Label, "en")] : [],
        };
    }

    private bool IsMoment => definition.Name.EndsWith("DTC", StringComparison.OrdinalIgnoreCase) || definition.Type is ColumnType.Date or ColumnType.DateTime;

    private string Moment => (_isIncomplete, _isPartial, _hasTime) switch
    {
        (true, _, _) => "incompleteDatetime",
        (_, true, true) => "partialDatetime",
        (_, true, false) => "partialDate",
        (_, _, true) => "datetime",
        _ => "date",
    };

    private void AddNumber(double number, string shown)
    {
        if (number == Math.Floor(number)) return;
        _isWhole = false;
        string digits = Math.Abs(number) is >= 1e-4 and < 1e15 ? shown : number.ToString("F17", CultureInfo.InvariantCulture).TrimEnd('0');
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0) _decimals = Math.Max(_decimals, digits.Length - point - 1);
    }

    private void AddMoment(string text)
    {
        if (!IsoDate.IsValid(text)) _isIso = false;
        if (text.Contains("--", StringComparison.Ordinal) || text.Contains("-T", StringComparison.Ordinal)) _isIncomplete = true;
        else if (text.Contains('T', StringComparison.Ordinal)) _hasTime = true;
        else if (text.Length < 10) _isPartial = true;
        else _hasDate = true;
        if (_hasDate && _hasTime) _isPartial = true;
    }
}
