using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.Xport;

namespace Abscopal.Haven;

/// <summary>What is hard to hold: all codes of missing numbers, magnitudes at both ends of the format, zeros with a sign, short numbers, dates, text of two encodings.</summary>
internal static class Samples
{
    // 16^-65 and the greatest double below 16^63: the ends of the format. Between them powers of two that fall on every place within
    // a digit of base 16, their neighbours, and numbers that are no short fraction.
    private static readonly double[] Numbers =
    [
        Math.ScaleB(1, -260), Math.BitDecrement(Math.ScaleB(1, 252)), -Math.BitDecrement(Math.ScaleB(1, 252)), 0, 1, -1, 0.1, -0.1, 1 / 3.0, 2 / 3.0, Math.PI, -Math.E, 1e-70, 1e70, 123456789.123456789,
        9007199254740991, -9007199254740992, 4503599627370497.5, .. Enumerable.Range(-20, 41).SelectMany(p => new[] { Math.ScaleB(1, p), Math.BitIncrement(Math.ScaleB(1, p)), -Math.BitDecrement(Math.ScaleB(1, p)) }),
    ];

    public static IEnumerable<(string Name, Dataset Dataset, XportWriteOptions Options)> All()
    {
        foreach (XportVersion version in new[] { XportVersion.V5, XportVersion.V8 })
        {
            string v = version == XportVersion.V5 ? "v5" : "v8";
            yield return ($"numbers-{v}", Table("NUMBERS", NumberColumn.Of(ColumnDefinition.OfNumber("X", "All magnitudes", displayFormat: "BEST12."), Numbers.Select(n => (double?)n))), new XportWriteOptions { Version = version });
            yield return ($"missing-{v}", Missing(), new XportWriteOptions { Version = version });
            yield return ($"dates-{v}", Dates(), new XportWriteOptions { Version = version });
            yield return ($"short-{v}", Short(), new XportWriteOptions { Version = version });
            yield return ($"zeros-{v}", Table("ZEROS", NumberColumn.Of(ColumnDefinition.OfNumber("X"), [0.0, -0.0, 1.0])), new XportWriteOptions { Version = version });
            yield return ($"utf8-{v}", Texts("Gr\u00f6\u00dfe \u6f22\u5b57"), new XportWriteOptions { Version = version, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
            yield return ($"latin1-{v}", Texts("Gr\u00f6\u00dfe \u00e9\u00ff"), new XportWriteOptions { Version = version, Encoding = Encoding.Latin1 });
        }

        yield return ("long-v8", Long(), new XportWriteOptions { Version = XportVersion.V8 });
    }

    private static Dataset Table(string name, params Column[] columns) => new(name, columns, "A label");

    private static Dataset Missing() => Table("MISSING", NumberColumn.Of(ColumnDefinition.OfNumber("X", "Codes"), Enum.GetValues<MissingCode>().Select(c => c == MissingCode.None ? NumericValue.Of(2.5) : NumericValue.Missing(c))));

    private static Dataset Dates() => Table(
        "DATES",
        NumberColumn.Of(ColumnDefinition.OfDay("ADT", "Date"), [0, -1, 19724, null, -138061, 2936547]),
        NumberColumn.Of(ColumnDefinition.OfNumber("ADTM", "Moment", ColumnType.DateTime, "DATETIME20."), [0, 1704153600, -86399, null, 1704153600.5, 315619200]),
        NumberColumn.Of(ColumnDefinition.OfNumber("ATM", "Time", ColumnType.Time, "TIME8."), [0, 86399, 30600.25, null, 1, 2]));

    private static Dataset Short() => Table("SHORT", [.. Enumerable.Range(2, 7).Select(bytes =>
        NumberColumn.Of(ColumnDefinition.OfNumber("B" + bytes, $"{bytes} bytes") with { NumberBytes = bytes }, [NumericValue.Of(1), NumericValue.Of(-100), NumericValue.Of(0.5), NumericValue.Missing(MissingCode.Q)]))]);

    private static Dataset Texts(string word) => Table(
        "TEXTS",
        TextColumn.Of(ColumnDefinition.OfText("T", "Text"), [word, "", "  leads", "plain", string.Concat(Enumerable.Repeat("ab", 100))]),
        TextColumn.Of(ColumnDefinition.OfText("L", "Label " + word) with { DisplayFormat = "$40." }, ["a", "b", "c", "d", "e"]));

    private static Dataset Long() => new(
        "A_LONG_NAME_OF_A_DATASET",
        [
            NumberColumn.Of(ColumnDefinition.OfNumber("A_LONG_NAME_OF_A_VARIABLE", new string('L', 200)), [1.5, -2.5]),
            TextColumn.Of(ColumnDefinition.OfText("LONG_TEXT"), [new string('x', 3000), "y"]),
            NumberColumn.Of(ColumnDefinition.OfNumber("SHORT"), [NumericValue.Missing(MissingCode.B), NumericValue.Of(3)]),
        ],
        "A label");
}
