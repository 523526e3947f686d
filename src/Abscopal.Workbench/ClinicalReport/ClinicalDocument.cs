using Abscopal.Reporting.Documents;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Tables, listings and figures in the order of a study report.</summary>
internal sealed record ClinicalDocument(ReportDocument Document, IReadOnlyList<NamedTable> Tables, IReadOnlyList<ReportFigure> Figures)
{
    public static ClinicalDocument Lay(ClinicalResults results, ClinicalText text, IReadOnlyList<NamedTable> schedule)
    {
        var tables = new List<NamedTable>();
        var figures = new List<ReportFigure>();
        var blocks = new List<DocumentBlock>();
        var table = new ClinicalTables(results, text);
        var listing = new ClinicalListings(results, text);
        var figure = new ClinicalFigures(results, text);
        var hazard = new HazardViews(results, text);
        var course = new CourseFigures(results, text);
        Section("schedule", "schedule", [], schedule);
        Section("disposition", "disposition", [course.Flow()], table.Disposition());
        Section("baseline", "baseline", [], table.Baseline());
        Section("exposure", "exposure", [course.Swimmer()], table.Exposure());
        Section("responseTable", "response", [figure.Waterfall(), figure.Spider(), figure.Forest()], table.Response());
        Section("times", "times", [.. figure.Survival(), figure.Incidence(), .. hazard.Figures()], [table.Times(), .. hazard.Tables()]);
        Section("course", "progression", [], table.Course());
        Section("adverse", "adverse-events", [course.Events(), course.Butterfly()], table.AdverseOverview(), table.ByClassAndTerm("TEAE"), table.ByClassAndTerm("TEAE3"), table.ByClassAndTerm("TRAE"), table.ByGrade(), table.Laboratory());
        Section("listings", "listings", [], listing.Deaths(), listing.SeriousEvents());
        var document = new ReportDocument
        {
            Words = text.Words,
            Title = text.Format("title", results.Study),
            Subtitle = text["subtitle"],
            Notice = text.Notice,
            Colophon = text.Format("colophon", EngineVersion.Text),
            Blocks = blocks,
        };
        return new ClinicalDocument(document, tables, figures);

        void Section(string heading, string anchor, IReadOnlyList<ReportFigure?> drawn, params IReadOnlyList<NamedTable?> laid)
        {
            if (drawn.All(f => f is null) && laid.All(t => t is null)) return;
            blocks.Add(new DocumentBlock.Heading(2, text[heading], anchor));
            foreach (NamedTable one in laid.OfType<NamedTable>())
            {
                tables.Add(one);
                blocks.Add(new DocumentBlock.Table(one.Table));
            }

            foreach (ReportFigure one in drawn.OfType<ReportFigure>())
            {
                figures.Add(one);
                blocks.Add(new DocumentBlock.Figure(one.Scene, one.Caption));
            }
        }
    }
}
