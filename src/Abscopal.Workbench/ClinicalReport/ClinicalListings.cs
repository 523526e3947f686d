using Abscopal.Clinical.Data;
using Abscopal.Reporting.Documents;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Listings: a row of the data a row.</summary>
internal sealed class ClinicalListings(ClinicalResults results, ClinicalText text)
{
    public NamedTable? Deaths()
    {
        DomainTable adsl = results.Adam.Require("ADSL");
        if (!adsl.Has("DTHFL")) return null;
        return Listing("listing-deaths", text["deaths"], adsl, r => adsl.Text("DTHFL")[r] is "Y", ["USUBJID", "AGE", "SEX", "TRTSDT", "TRTEDT", "DTHDT", "EOTSTT", "DCTREAS"]);
    }

    public NamedTable? SeriousEvents()
    {
        if (results.Adam.Find("ADAE") is not { } adae || !adae.Has("AESER")) return null;
        return Listing("listing-serious", text["serious"], adae, r => adae.Text("AESER")[r] is "Y", ["USUBJID", "AESEQ", "AEDECOD", "ATOXGRN", "ASTDT", "AEENDTC", "AEREL", "AEACN", "AEOUT"]);
    }

    private NamedTable Listing(string file, string title, DomainTable table, Func<int, bool> shown, string[] variables)
    {
        string[] present = [.. variables.Where(table.Has)];
        IReadOnlyList<string?>[] columns = [.. present.Select(table.Text)];
        List<IReadOnlyList<string>> rows = [.. Enumerable.Range(0, table.Rows).Where(shown).Select(r => (IReadOnlyList<string>)[.. columns.Select((c, i) => c[r] is { } value ? i == 0 ? text.Subject(value) : text.Value(value) : "")])];
        string note = text.Format("listed", ClinicalText.Whole(rows.Count));
        return new NamedTable(file, new ReportTable(title, [.. present.Select(v => new TableColumn(text.Variable(v)))], rows) { Footnotes = text.Notice is { } notice ? [note, notice] : [note] });
    }
}
