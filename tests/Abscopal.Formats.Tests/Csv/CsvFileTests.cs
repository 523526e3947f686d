using Abscopal.Formats.Csv;
using Abscopal.Input;
using CsCheck;

namespace Abscopal.Formats.Tests.Csv;

public sealed class CsvFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-csv-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a,b\n1,x\n2,y\n")]
    [InlineData("a;b\n1;x\n2;y\n")]
    [InlineData("a\tb\n1\tx\n2\ty\n")]
    [InlineData("a,b\r\n1,x\r\n\r\n2,y")]
    [InlineData("\uFEFFa,b\n1,x\n2,y\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"x\"\n2,y\n")]
    public void Read_TakesTheCommonForms(string text)
    {
        TextTable table = CsvFile.Read(Write(text));
        table.Numbers("a").ShouldBe([1, 2]);
        table.Text("b").ShouldBe(["x", "y"]);
    }

    [Fact]
    public void Read_QuotesKeepSeparatorsAndLineBreaks()
    {
        TextTable table = CsvFile.Read(Write("a,b\n\"1,5\",\"two\nlines\"\n\"say \"\"so\"\"\",y\n"));
        table.Text("a").ShouldBe(["1,5", "say \"so\""]);
        table.Text("b").ShouldBe(["two\nlines", "y"]);
    }

    [Fact]
    public void Read_EmptyNaAndPointAreMissing() =>
        CsvFile.Read(Write("a,b\n,1\nNA,2\n.,3\nNaN,4\n5,5\n")).Numbers("a").ShouldBe([null, null, null, null, 5]);

    [Fact]
    public void Read_LineIsThatOfTheRow()
    {
        TextTable table = CsvFile.Read(Write("a\n1\n\n2\n"));
        table.Line(0).ShouldBe(2);
        table.Line(1).ShouldBe(4);
    }

    [Theory]
    [InlineData("a,a\n1,2\n", "a", "the column 'a' is there twice")]
    [InlineData("a,b\n1,2\n", "c", "there is no column 'c'")]
    [InlineData("a,b\n1,2,3\n", "a", "the row has 3 fields, the header 2")]
    [InlineData("", "a", "has no header line")]
    public void Read_BrokenFilesAreNamed(string text, string column, string expected) =>
        Should.Throw<InvalidInputException>(() => CsvFile.Read(Write(text), [column])).Message.ShouldContain(expected);

    // Whatever bytes a file holds, the answer is a table or a problem with the file's name.
    [Fact]
    public void Read_AnyBytesAreATableOrAProblem() => Gen.Byte.Array[0, 200].Sample(
        bytes =>
        {
            string path = Path.Combine(_folder, "any.csv");
            File.WriteAllBytes(path, bytes);
            try
            {
                CsvFile.Read(path).Rows.ShouldBeGreaterThan(0);
            }
            catch (InvalidInputException problem)
            {
                problem.Message.ShouldContain("any.csv");
            }
        },
        iter: 2000,
        threads: 1);

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "data.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
