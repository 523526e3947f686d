using Abscopal.Formats.Datasets;

namespace Abscopal.Formats.Tests.Datasets;

public sealed class DatasetTests
{
    private static readonly Dataset Small = new(
        "ADTTE",
        [
            TextColumn.Of(ColumnDefinition.OfText("USUBJID"), ["01", "02", "03"]),
            NumberColumn.Of(ColumnDefinition.OfNumber("AVAL"), [NumericValue.Of(12.5), NumericValue.Missing(MissingCode.A), NumericValue.Of(-0.0)]),
            NumberColumn.Of(ColumnDefinition.OfDay("ADT"), [0.0, 19724, null]),
        ],
        "Time to event");

    [Fact]
    public void Number_Missing_HasNoValueButACode()
    {
        NumericValue missing = Small.Number("AVAL")[1];
        missing.Code.ShouldBe(MissingCode.A);
        missing.ToString().ShouldBe(".A");
        missing.OrNull.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => missing.Value);
    }

    [Fact]
    public void DateAt_DaysSince1960_AreDates()
    {
        NumberColumn dates = Small.Number("ADT");
        dates.DateAt(0).ShouldBe(new DateOnly(1960, 1, 1));
        dates.DateAt(1).ShouldBe(new DateOnly(2014, 1, 1));
        dates.DateAt(2).ShouldBeNull();
    }

    [Theory]
    [InlineData("AVAL", "the column 'AVAL' of ADTTE holds numbers, not text")]
    [InlineData("CNSR", "ADTTE has no column 'CNSR'")]
    public void Text_NotThereOrNumbers_NamesIt(string column, string message) =>
        Should.Throw<MissingColumnException>(() => Small.Text(column)).Message.ShouldBe(message);

    [Fact]
    public void Find_OtherCase_FindsTheColumn() => Small.Find("usubjid").ShouldBe(Small.Columns[0]);

    [Fact]
    public void Take_RowsInAnyOrder_CarriesCodes()
    {
        Dataset taken = Small.Take([2, 1, 1]);
        taken.Text("USUBJID").Values.ToArray().ShouldBe(["03", "02", "02"]);
        taken.Number("AVAL").Codes.ToArray().ShouldBe([MissingCode.None, MissingCode.A, MissingCode.A]);
        taken.Description.Label.ShouldBe("Time to event");
    }

    [Fact]
    public void Concatenate_Parts_IsTheWhole()
    {
        Dataset whole = Dataset.Concatenate([Small.Take([0]), Small.Take([1]), Small.Take([2])]);
        DatasetDifference.Find(whole, Small).ShouldBeEmpty();
    }

    [Fact]
    public void Difference_SignOfZeroAndCodes_AreSeen()
    {
        Dataset other = Small.With(NumberColumn.Of(ColumnDefinition.OfNumber("AVAL"), [NumericValue.Of(12.5), NumericValue.Missing(), NumericValue.Of(0.0)]));
        DatasetDifference.Find(Small, other).Select(d => (d.Column, d.Row, d.What)).ShouldBe([("AVAL", 1, "'.A' and '.'"), ("AVAL", 2, "'-0' and '0'")]);
    }

    [Theory]
    [InlineData(".", MissingCode.Standard)]
    [InlineData("._", MissingCode.Underscore)]
    [InlineData(".z", MissingCode.Z)]
    [InlineData(".5", null)]
    [InlineData("A", null)]
    public void Parse_Text_IsACodeOrNot(string text, MissingCode? code) => MissingCodes.Parse(text).ShouldBe(code);

    [Fact]
    public void Columns_OfDifferentLength_AreRefused() =>
        Should.Throw<ArgumentException>(() => new Dataset("X", [NumberColumn.Of(ColumnDefinition.OfNumber("A"), [1.0]), NumberColumn.Of(ColumnDefinition.OfNumber("B"), Array.Empty<double?>())]));

    [Theory]
    [InlineData(0, "1960-01-01T00:00:00")]
    [InlineData(-0.5, "1959-12-31T23:59:59.5")]
    [InlineData(1704196805.25, "2014-01-01T12:00:05.25")]
    public void DateTime_OfSeconds_AndBack(double seconds, string moment)
    {
        DateTime expected = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        SasTime.TryToDateTime(seconds, out DateTime found).ShouldBeTrue();
        found.ShouldBe(expected);
        SasTime.FromDateTime(expected).ShouldBe(seconds);
    }
}
