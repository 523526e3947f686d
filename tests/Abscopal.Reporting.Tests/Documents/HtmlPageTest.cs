using System.Xml.Linq;
using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Tests.Documents;

public class HtmlPageTest
{
    private static HtmlPage Page(string language = "en") => new(Vocabulary.For(language), "A & B");

    private static string MainOf(HtmlPage page)
    {
        string html = page.Build();
        return html[html.IndexOf("<main>", StringComparison.Ordinal)..];
    }

    [Fact]
    public void Build_Text_IsEncodedEverywhere()
    {
        string html = Page().Heading(2, "<h>", "h").Paragraph("<p> & 'q'").Callout("<c>").Bullets(["<li>x"])
            .Definitions([("<t>", "<d>")]).KeyFacts([("<v>", "<l>", "<e>")])
            .Table(new ReportTable("<title>", [new("<col>")], [["<cell>"]]) { Footnotes = ["<note>"] }).Build();
        foreach (string text in new[] { "&lt;h&gt;", "&lt;p&gt; &amp; &#39;q&#39;", "&lt;c&gt;", "&lt;li&gt;x", "&lt;t&gt;", "&lt;d&gt;", "&lt;v&gt;", "&lt;l&gt;", "&lt;e&gt;", "&lt;title&gt;", "&lt;col&gt;", "&lt;cell&gt;", "&lt;note&gt;" })
            html.ShouldContain(text);
        foreach (string raw in new[] { "<h>", "<c>", "<cell>", "<note>", "<col>", "<v>" })
            html.ShouldNotContain(raw);
        html.ShouldContain("<title>A &amp; B</title>");
    }

    [Fact]
    public void Table_Cells_CarryScopeAndAlignment() =>
        Page().Table(new ReportTable("T", [new("What"), new("n", ColumnAlignment.Number)], [["All", ""], ["Men", "29"]]) { SectionRows = new HashSet<int> { 0 } }).Build()
            .ShouldContain("<caption><b>Table 1.</b> T</caption>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"number\">n</th></tr></thead>\n<tbody>\n"
                + "<tr class=\"section\"><th scope=\"row\">All</th><td class=\"number\"></td></tr>\n<tr><th scope=\"row\">Men</th><td class=\"number\">29</td></tr>\n</tbody>");

    [Fact]
    public void Heading_Contents_LinkToIt() =>
        Page().Heading(3, "Safety", "safety").Build().ShouldContain("<li class=\"level3\"><a href=\"#safety\">Safety</a></li>");

    [Fact]
    public void Heading_AnchorTwice_Throws() =>
        Should.Throw<ArgumentException>(() => Page().Heading(2, "a", "x").Heading(2, "b", "x")).Message.ShouldContain("'x' is used twice");

    [Theory]
    [InlineData("en", "<html lang=\"en\">", "<b>Figure 2.</b>")]
    [InlineData("zh", "<html lang=\"zh-Hans\">", "<b>图 2.</b>")]
    public void Build_Language_SetsLangAndNumbers(string language, string lang, string number)
    {
        string html = Page(language).Figure(LeadFigures.All(language)["pfs"], "one").Figure(LeadFigures.All(language)["os"], "two").Build();
        html.ShouldContain(lang);
        html.ShouldContain(number);
    }

    [Fact]
    public void Build_Page_NeedsNoNetworkAndNoScript()
    {
        string html = Page().Figure(LeadFigures.All("en")["pfs"], "c").Build().Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        html.ShouldNotContain("http");
        html.ShouldNotContain("<script");
        html.ShouldContain("src:url(data:font/woff2;base64,d09GM");
    }

    [Fact]
    public void Build_Body_IsBalanced()
    {
        HtmlPage page = new(Vocabulary.For("en"), "T") { Subtitle = "s", Notice = "n", Colophon = "c" };
        page.Heading(2, "H", "h").Paragraph("p").Bullets(["a"]).Figure(LeadFigures.All("en")["design"], "cap", "note").Table(new ReportTable("T", [new("a")], [["1"]]));
        string main = MainOf(page).Replace("</body>\n</html>", "", StringComparison.Ordinal).Replace("<br>", "<br/>", StringComparison.Ordinal);
        XDocument.Parse(main).Descendants("figure").Count().ShouldBe(1);
    }
}
