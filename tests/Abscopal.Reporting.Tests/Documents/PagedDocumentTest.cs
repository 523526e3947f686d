using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Tests.Figures;

namespace Abscopal.Reporting.Tests.Documents;

public class PagedDocumentTest
{
    [Theory]
    [InlineData("en", "Class, term")]
    [InlineData("zh", "系统，术语")]
    public void Lay_LongTable_RepeatsItsHeadingAndKeepsTextsApart(string language, string heading)
    {
        IReadOnlyList<Scene> pages = PagedDocument.Lay(PatientFigures.Document(language));
        pages.Count.ShouldBeInRange(2, 3);
        pages.Count(p => p.Texts().Any(t => t.Content == heading)).ShouldBe(2);
        pages.SelectMany(p => p.Texts()).Count(t => t.Content.StartsWith("Term ", StringComparison.Ordinal)).ShouldBe(80);
        foreach (Scene page in pages) FigureLayoutTest.ShouldBeLaidOut(page, "page", least: 6);
    }

    [Fact]
    public void ToHtml_CountedCell_OpensItsSubjectsOnce()
    {
        string html = PatientFigures.Document("en").ToHtml();
        html.Split("href=\"#behind-1\"").Length.ShouldBe(3);
        html.Split("id=\"behind-1\"").Length.ShouldBe(2);
        html.ShouldContain("What this number counts: 2</b> <a href=\"#shut\">Close</a></p><p>01-001, 01-002</p>");
    }

    [Fact]
    public void Csv_LeavesTheIndentOut() =>
        CsvTable.Write(new ReportTable("T", [new("a")], [["\u2003\u2003Term"]])).ShouldBe("a\nTerm\n");
}
