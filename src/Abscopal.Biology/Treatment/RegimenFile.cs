using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Biology.Model;
using Abscopal.Study.Reading;

namespace Abscopal.Biology.Treatment;

/// <summary>Reads the fields of a regimen file.</summary>
internal static class RegimenFile
{
    private const string Chemotherapy = "etoposide-platinum";
    private const int GreatestStudyDays = 3653;

    private static readonly Rule<int?> Day = Rules.WholeNumber(0, GreatestStudyDays);
    private static readonly Rule<int?> Interval = Rules.WholeNumber(1, 366);
    private static readonly Rule<int?> Cycles = Rules.WholeNumber(1, 60);
    internal static readonly Rule<int?> Fractions = Rules.WholeNumber(1, 60);
    internal static readonly Rule<decimal?> Gray = Rules.Number("a dose in Gy above 0, at most 30", value => value is > 0 and <= 30);
    private static readonly Rule<decimal?> Milligrams = Rules.Number("a dose in mg above 0, at most 5000", value => value is > 0 and <= 5000);
    private static readonly Rule<decimal?> Share = Rules.Number("a share from 0 to 1", value => value is >= 0 and <= 1);
    private static readonly Rule<decimal?> Months = Rules.Number("a number of months above 0, at most 120", value => value is > 0 and <= 120);
    private static readonly Rule<decimal?> Factor = Rules.Number("a factor above 0, at most 3", value => value is > 0 and <= 3);
    private static readonly Rule<decimal?> NotNegative = Rules.Number("a number from 0", value => value >= 0);
    private static readonly Rule<Lesion?> Lesions = Rules.OneOf<Lesion>(("primary", Lesion.Primary), ("distant", Lesion.Distant), ("brain", Lesion.Brain));
    private static readonly Rule<PopulationKind?> Populations = Rules.OneOf<PopulationKind>(("global", PopulationKind.Global), ("china", PopulationKind.China));
    private static readonly Rule<string?> Drugs = Rules.OneWordOf([Chemotherapy, .. CheckpointDrug.All.Select(d => d.Name)]);
    private static readonly Rule<string?> PartnerNames = Rules.OneWordOf([.. Partner.All.Select(p => p.Name)]);
    private static readonly Rule<string?> Endpoints = Rules.OneWordOf("PFS", "OS", "ORR");

    public static Regimen Read(MapReader map)
    {
        string? id = map.Required("id", Rules.Identifier);
        string? name = map.Required("name", Rules.Text);
        PopulationKind? population = map.Required("population", Populations);
        int? subjects = map.Optional("subjects", Rules.WholeNumber(2, 100_000));
        int studyDays = map.Optional("studyDays", Rules.WholeNumber(30, GreatestStudyDays)) ?? 1461;
        (double shortest, double longest) = FollowUp(map);
        ScanSchedule? scans = map.Required("scans", "everyWeeks and the rest of the rhythm")?.Map() is { } rhythm ? Scans(rhythm) : null;
        ImmutableArray<DrugSchedule> drugs = map.List("drugs", node => Drug(node, studyDays));
        if (drugs.Count(d => d.Checkpoint is not null) > 1) map.Wrong("drugs", "hold more than one checkpoint drug", "at most one");
        if (drugs.Count(d => d.Checkpoint is null) > 1) map.Wrong("drugs", $"hold {Chemotherapy} more than once", "once, with its cycles");
        ImmutableArray<RadiotherapyCourse> radiotherapy = map.List("radiotherapy", node => Radiotherapy(node, studyDays));
        RadiotherapyCourse? pci = map.Optional("pci") is { } cranial ? Pci(cranial, studyDays) : null;
        (ImmutableArray<Partner> partners, int? cellsDay) = Partners(map);
        LaterTherapy? later = map.Optional("laterTherapy")?.Map() is { } therapy ? Later(therapy) : null;
        GridAxes? grid = map.Optional("grid")?.Map() is { } varied ? GridAxesReader.Read(varied, studyDays) : null;
        ImmutableArray<int> landmarks = map.Optional("landmarks")?.ListOf(Rules.WholeNumber(1, 120)) ?? [6, 12, 24];
        if (landmarks.Zip(landmarks.Skip(1)).Any(pair => pair.Second <= pair.First)) map.Wrong("landmarks", "do not increase", "each month later than the one before");
        ImmutableArray<ObservedRate> observed = map.List("observed", Observed);
        map.Close();
        double cells = partners.Where(p => p.Cells.Greatest > 0).Sum(p => p.Cells.Greatest);
        return new Regimen
        {
            Id = id ?? "",
            Name = name ?? "",
            Plan = new TreatmentPlan
            {
                Drugs = drugs,
                Radiotherapy = pci is null ? radiotherapy : [.. radiotherapy, pci],
                Scans = scans ?? new ScanSchedule(42, 336, 63, 0),
                AdoptiveCells = cells > 0 ? (cellsDay ?? 0, cells) : null,
            },
            Partners = partners,
            LaterTherapy = later,
            Grid = grid ?? new GridAxes(),
            Population = population ?? default,
            Subjects = subjects ?? 30,
            ShortestFollowUp = shortest,
            LongestFollowUp = longest,
            StudyDays = studyDays,
            Landmarks = landmarks,
            Observed = observed,
        };
    }

    private static (double Shortest, double Longest) FollowUp(MapReader map)
    {
        if (map.Required("followUp", "shortestMonths and longestMonths")?.Map() is not { } follow) return (0, 0);
        decimal? shortest = follow.Required("shortestMonths", Months);
        decimal? longest = follow.Required("longestMonths", Months);
        if (longest < shortest) follow.Wrong("longestMonths", "is below the shortest", FormattableString.Invariant($"{shortest} or more"));
        follow.Close();
        return ((double)(shortest ?? 0), (double)(longest ?? 0));
    }

    private static LaterTherapy? Later(MapReader map)
    {
        decimal? share = map.Required("share", Share);
        const string Range = "two numbers above 0, the lesser first";
        ImmutableArray<decimal>? read = map.Required("hazardFactor", Range)?.ListOf(Factor);
        map.Close();
        if (read is not { } factor) return null;
        if (factor.Length != 2 || factor[1] < factor[0]) map.Wrong("hazardFactor", "is no range", Range);
        return share is null || factor.Length != 2 ? null : new LaterTherapy((double)share.Value, new AssumedRange((double)factor[0], (double)factor[1]));
    }

    private static ScanSchedule Scans(MapReader map)
    {
        int? every = map.Required("everyWeeks", Rules.WholeNumber(1, 52));
        int? until = map.Optional("untilWeek", Rules.WholeNumber(1, 520));
        int? then = map.Optional("thenEveryWeeks", Rules.WholeNumber(1, 52));
        int? jitter = map.Optional("jitterDays", Rules.WholeNumber(0, 14));
        if (map.Has("untilWeek") != map.Has("thenEveryWeeks")) map.Wrong("stands with only one of untilWeek and thenEveryWeeks", "both or none");
        map.Close();
        return new ScanSchedule(7 * (every ?? 6), 7 * (until ?? 520), 7 * (then ?? every ?? 6), jitter ?? 0);
    }

    private static DrugSchedule? Drug(NodeReader node, int studyDays)
    {
        if (node.Map() is not { } map) return null;
        string? name = map.Required("drug", Drugs);
        CheckpointDrug? known = CheckpointDrug.All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.Ordinal));
        decimal? dose = known is null ? null : map.Optional("doseMg", Milligrams);
        int first = map.Optional("firstDay", Day) ?? 0;
        int? cycles = map.Required("cycles", Cycles);
        int? every = map.Required("everyDays", Interval);
        int? maintenance = known is null ? null : map.Optional("maintenanceEveryDays", Interval);
        if (name is null)
        {
            map.Optional("doseMg");
            map.Optional("maintenanceEveryDays");
        }

        map.Close();
        Within(map, "firstDay", first, studyDays);
        if (name is null || cycles is null || every is null) return null;
        if (first + ((cycles.Value - 1) * every.Value) >= studyDays) map.Wrong("cycles", "end after the study", Before(studyDays));
        return new DrugSchedule(known, (double)(dose ?? (decimal)(known?.UsualDose ?? 0)), first, cycles.Value, every.Value, maintenance);
    }

    private static RadiotherapyCourse? Radiotherapy(NodeReader node, int studyDays)
    {
        if (node.Map() is not { } map) return null;
        Lesion? lesion = map.Required("lesion", Lesions);
        int? first = map.Required("firstDay", Day);
        int? fractions = map.Required("fractions", Fractions);
        decimal? dose = map.Required("doseGy", Gray);
        int every = map.Optional("everyDays", Rules.WholeNumber(1, 60)) ?? 1;
        decimal node0 = map.Optional("nodeDoseShare", Share) ?? 0.1m;
        decimal blood = map.Optional("bloodDoseShare", Share) ?? 0.05m;
        decimal share = map.Optional("share", Share) ?? 1;
        map.Close();
        return Course(map, lesion, first, fractions, dose, every, ((double)node0, (double)blood, (double)share), studyDays);
    }

    private static RadiotherapyCourse? Pci(NodeReader node, int studyDays)
    {
        if (node.Map() is not { } map) return null;
        int? first = map.Required("firstDay", Day);
        int? fractions = map.Required("fractions", Fractions);
        decimal? dose = map.Required("doseGy", Gray);
        decimal share = map.Optional("share", Share) ?? 1;
        map.Close();
        return Course(map, Lesion.Brain, first, fractions, dose, 1, (0, 0.05, (double)share), studyDays);
    }

    private static RadiotherapyCourse? Course(MapReader map, Lesion? lesion, int? first, int? fractions, decimal? dose, int every, (double Node, double Blood, double Subjects) shares, int studyDays)
    {
        if (lesion is null || first is null || fractions is null || dose is null) return null;
        var course = new RadiotherapyCourse(lesion.Value, first.Value, fractions.Value, (double)dose.Value, every, shares.Node, shares.Blood, shares.Subjects);
        if (course.LastDay >= studyDays) map.Wrong("fractions", FormattableString.Invariant($"end on day {course.LastDay}, after the study"), Before(studyDays));
        return course;
    }

    private static (ImmutableArray<Partner> Partners, int? CellsDay) Partners(MapReader map)
    {
        int? cellsDay = null;
        ImmutableArray<Partner> partners = map.List("partners", node =>
        {
            if (node.Map() is not { } partner) return null;
            string? name = partner.Required("partner", PartnerNames);
            ImmutableArray<decimal> range = partner.Optional("range")?.ListOf(NotNegative) ?? [];
            cellsDay = partner.Optional("day", Day) ?? cellsDay;
            if (partner.Has("range") && (range.Length != 2 || range[1] < range[0])) partner.Wrong("range", "is no range", "two numbers, the lesser first");
            partner.Close();
            Partner? known = Partner.All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
            return known is null || range.Length != 2 ? known : Narrowed(known, new AssumedRange((double)range[0], (double)range[1]));
        });
        Distinct.Check(map, "partners", partners, p => p.Name);
        return (partners, cellsDay);
    }

    // A range in the file takes the place of every range of the partner that does anything.
    private static Partner Narrowed(Partner partner, AssumedRange range)
    {
        AssumedRange Take(AssumedRange old) => old.Greatest > old.Least ? range : old;
        return partner with
        {
            Alpha = Take(partner.Alpha),
            Interferon = Take(partner.Interferon),
            Maturation = Take(partner.Maturation),
            Presentation = Take(partner.Presentation),
            Cells = Take(partner.Cells),
        };
    }

    private static ObservedRate? Observed(NodeReader node)
    {
        if (node.Map() is not { } map) return null;
        string? endpoint = map.Required("endpoint", Endpoints);
        int? month = map.Optional("month", Rules.WholeNumber(1, 120));
        decimal? value = month is null && endpoint is not "ORR" ? map.Optional("median", Months) : map.Required("rate", Share);
        if (value is null && month is null && endpoint is not "ORR") map.Wrong("has neither a month with its rate nor a median", "month and rate, or median");
        map.Close();
        return endpoint is null || value is null ? null : new ObservedRate(endpoint, month, (double)value.Value);
    }

    private static void Within(MapReader map, string key, int day, int studyDays)
    {
        if (day >= studyDays) map.Wrong(key, FormattableString.Invariant($"day {day} is after the study"), Before(studyDays));
    }

    internal static string Before(int studyDays) => string.Create(CultureInfo.InvariantCulture, $"days before day {studyDays}, the study's last (studyDays)");
}
