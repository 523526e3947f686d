using Abscopal.Reporting.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Abscopal.Reporting.Tests.Documents;

public class DocxWriterTest
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Write_Document_IsValidWithRealHeadingsAndRepeatingRows(string language)
    {
        using var stream = new MemoryStream(DocxWriter.Write(PatientFigures.Document(language)));
        using var package = WordprocessingDocument.Open(stream, isEditable: false);
        new OpenXmlValidator().Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        Body body = package.MainDocumentPart!.Document!.Body!;
        body.Elements<Paragraph>().Count(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading1").ShouldBe(1);
        Table table = body.Elements<Table>().Single();
        table.Elements<TableRow>().Count().ShouldBe(81);
        table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().Count().ShouldBe(1);
        table.Elements<TableRow>().ElementAt(80).InnerText.ShouldBe("Term 8080 (80.0)");
        package.MainDocumentPart.ImageParts.Count().ShouldBe(1);
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() =>
        DocxWriter.Write(PatientFigures.Document("en")).SequenceEqual(DocxWriter.Write(PatientFigures.Document("en"))).ShouldBeTrue();
}
