using System.Globalization;
using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Xport;

/// <summary>A SAS format or informat: name, width and decimals, written <c>DATE9.</c>, <c>8.2</c>, <c>$200.</c></summary>
internal readonly record struct SasFormat(string Name, int Width, int Decimals)
{
    private static readonly string[] DateTimes = ["DATETIME", "E8601DT", "IS8601DT", "B8601DT", "DATEAMPM", "MDYAMPM", "DTDATE"];
    private static readonly string[] Dates = ["DATE", "YYMMDD", "MMDDYY", "DDMMYY", "E8601DA", "IS8601DA", "B8601DA", "WEEKDATE", "WORDDATE", "MONYY", "JULIAN"];
    private static readonly string[] Times = ["TIME", "E8601TM", "IS8601TM", "B8601TM", "HHMM", "HOUR", "MMSS", "TOD"];

    /// <summary>The format of a text; null where the text is none.</summary>
    public static SasFormat? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        string trimmed = text.Trim();
        int point = trimmed.IndexOf('.', StringComparison.Ordinal);
        string head = point < 0 ? trimmed : trimmed[..point];
        string tail = point < 0 ? "" : trimmed[(point + 1)..];
        string name = head.TrimEnd("0123456789".ToCharArray());
        if (!Whole(head[name.Length..], out int width) || !Whole(tail, out int decimals)) return null;
        return new SasFormat(name.ToUpperInvariant(), width, decimals);
    }

    /// <summary>What numbers shown in this format are.</summary>
    public ColumnType Type
    {
        get
        {
            string name = Name;
            if (Array.Exists(DateTimes, d => name.StartsWith(d, StringComparison.OrdinalIgnoreCase))) return ColumnType.DateTime;
            if (Array.Exists(Times, t => name.StartsWith(t, StringComparison.OrdinalIgnoreCase))) return ColumnType.Time;
            return Array.Exists(Dates, d => name.StartsWith(d, StringComparison.OrdinalIgnoreCase)) ? ColumnType.Date : ColumnType.Double;
        }
    }

    public override string ToString() =>
        Name + (Width > 0 ? Width.ToString(CultureInfo.InvariantCulture) : "") + "." + (Decimals > 0 ? Decimals.ToString(CultureInfo.InvariantCulture) : "");

    private static bool Whole(string digits, out int number)
    {
        number = 0;
        return digits.Length == 0 || (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= short.MaxValue);
    }
}
