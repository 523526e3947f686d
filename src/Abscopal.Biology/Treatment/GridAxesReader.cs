using Abscopal.Study.Reading;

namespace Abscopal.Biology.Treatment;

/// <summary>Reads the axes of a grid; what is left out keeps its default.</summary>
internal static class GridAxesReader
{
    private const int NoPartner = -1;
    private static readonly Rule<bool?> Sites = Rules.OneOf<bool>(("primary", false), ("primary-and-distant", true));
    private static readonly Rule<int?> Partners = Rules.OneOf<int>([("none", NoPartner), .. Partner.All.Select((p, i) => (p.Name, i))]);

    public static GridAxes Read(MapReader map, int studyDays)
    {
        var usual = new GridAxes();
        var axes = new GridAxes
        {
            DosesGy = [.. Axis(map, "doseGy", RegimenFile.Gray, usual.DosesGy.Select(d => (decimal)d), rises: true).Select(d => (double)d)],
            Fractions = [.. Axis(map, "fractions", RegimenFile.Fractions, usual.Fractions, rises: true)],
            Distant = [.. Axis(map, "sites", Sites, usual.Distant, rises: false)],
            FirstDays = [.. Axis(map, "firstDay", Rules.WholeNumber(0, studyDays - 1), usual.FirstDays, rises: true)],
            Partners = [.. Axis(map, "partners", Partners, usual.Partners.Select(NumberOf), rises: false).Select(p => p == NoPartner ? null : Partner.All[p].Name)],
        };
        map.Close();
        int last = axes.FirstDays.DefaultIfEmpty().Max() + axes.Fractions.DefaultIfEmpty(1).Max() - 1;
        if (last >= studyDays) map.Wrong("fractions", FormattableString.Invariant($"end on day {last}, after the study"), RegimenFile.Before(studyDays));
        if (axes.Cells > GridAxes.GreatestCells) map.Wrong(FormattableString.Invariant($"makes {axes.Cells} cells"), FormattableString.Invariant($"{GridAxes.GreatestCells} combinations at most"));
        return axes;
    }

    private static int NumberOf(string? partner) => Partner.All.TakeWhile(p => !string.Equals(p.Name, partner, StringComparison.Ordinal)).Count() is var at && at < Partner.All.Count ? at : NoPartner;

    private static T[] Axis<T>(MapReader map, string key, Rule<T?> rule, IEnumerable<T> usual, bool rises)
        where T : struct
    {
        if (map.Optional(key) is not { } node) return [.. usual];
        if (node.ListOf(rule) is not { } values) return [.. usual];
        if (values.IsEmpty) map.Wrong(key, "is empty", "at least one, or leave the key out");
        if (rises && values.Zip(values.Skip(1)).Any(pair => Comparer<T>.Default.Compare(pair.Second, pair.First) <= 0)) map.Wrong(key, "does not rise", "each greater than the one before");
        if (!rises && values.Distinct().Count() < values.Length) map.Wrong(key, "names one twice", "each once");
        return [.. values];
    }
}
