using System.Globalization;
using System.Text;
using Abscopal.Evidence.Audit;
using Abscopal.Numerics.Random;
using Abscopal.Study;
using Abscopal.Study.Published;

namespace Abscopal.LongChecks;

/// <summary>Plants one error in the public facts of real trials, by more than rounding, and counts what the audit tells.</summary>
internal static class PlantedErrors
{
    private const int Each = 40;

    private sealed record Tally(int Planted, int Proved, int Told);

    public static string Table(string folder)
    {
        PublishedStudy[] studies = [.. Directory.GetDirectories(folder).Select(d => Path.Combine(d, StudyFolder.PublishedFile)).Where(File.Exists).Order(StringComparer.Ordinal).Select(PublishedStudyReader.Read)];
        var text = new StringBuilder();
        text.Append("# What the audit finds\n\n`dotnet run -c Release --project eng/Abscopal.LongChecks -- planted docs/evidence-audit.md`\n\n");
        text.Append(CultureInfo.InvariantCulture, $"One number of the printed facts of {string.Join(", ", studies.Select(s => s.Title.English))} is changed by 2% to 30% and by more than its rounding, up or down, up to {Each} times for each kind of number; then the study is read and audited. Proved: a contradiction (exit 1), or refused on reading (exit 2). Told: the same, or a warning. What is not found is compatible with everything else that was printed.\n\n");
        text.Append("| number changed | planted | proved | told |\n|---|---|---|---|\n");
        foreach ((string kind, Func<PublishedStudy, uint, (PublishedStudy? Study, bool Refused)> plant) in Kinds())
        {
            Tally tally = Count(studies, kind, plant);
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {tally.Planted} | {(tally.Planted > 0 ? 100.0 * tally.Proved / tally.Planted : 0):0}% | {(tally.Planted > 0 ? 100.0 * tally.Told / tally.Planted : 0):0}% |\n");
        }

        return text.ToString();
    }

    private static Tally Count(PublishedStudy[] studies, string kind, Func<PublishedStudy, uint, (PublishedStudy? Study, bool Refused)> plant)
    {
        // Errors are drawn from the studies in turn until enough are planted; a study without such a number gives none.
        (PublishedStudy? Study, bool Refused)[] plants = [.. Enumerable.Range(0, Each * studies.Length).Select(k => plant(studies[k % studies.Length], (uint)k)).Where(p => p.Study is not null).Take(Each)];
        int proved = 0, told = 0;
        Parallel.ForEach(plants, p =>
        {
            AuditReport? report = p.Refused ? null : StudyAudit.Run(p.Study!, new AuditOptions { Threads = 1, DrawsWitnesses = false });
            if (report?.IsConsistent != true) Interlocked.Increment(ref proved);
            if (report?.Findings.Any(f => f.Severity != FindingSeverity.Note) != false) Interlocked.Increment(ref told);
        });
        Console.Error.WriteLine($"{kind}: {plants.Length}");
        return new Tally(plants.Length, proved, told);
    }

    private static IEnumerable<(string Kind, Func<PublishedStudy, uint, (PublishedStudy? Study, bool Refused)> Plant)> Kinds()
    {
        yield return ("subjects", (s, k) => InArm(s, k, (a, r) => (a with { N = Whole(a.N, r) }, false)));
        yield return ("events", (s, k) => InEndpoint(s, k, (e, r) => e.Events is { } d ? (e with { Events = Whole(d, r), EventsImplied = false }, false) : null));
        yield return ("percentage of events", (s, k) => InEndpoint(s, k, (e, r) => e.EventsPercent is { } p ? (e with { EventsPercent = Change(p, r) }, false) : null));
        yield return ("median", (s, k) => InMedian(s, k, (q, r) => q with { Estimate = Change(q.Estimate!, r) }));
        yield return ("lower limit of the median", (s, k) => InMedian(s, k, (q, r) => q.Lower is { } l ? q with { Lower = Change(l, r) } : null));
        yield return ("upper limit of the median", (s, k) => InMedian(s, k, (q, r) => q.Upper is { } u ? q with { Upper = Change(u, r) } : null));
        yield return ("rate at a landmark", (s, k) => InLandmark(s, k, (l, r) => l with { Survival = Change(l.Survival, r) }));
        yield return ("limit of a rate", (s, k) => InLandmark(s, k, (l, r) => l.Upper is { } u ? l with { Upper = Change(u, r) } : null));
        yield return ("median follow-up", (s, k) => InEndpoint(s, k, (e, r) => e.FollowUp is { Estimate: { } f } q ? (e with { FollowUp = q with { Estimate = Change(f, r) } }, Excludes(Change(f, r), q.Lower, q.Upper)) : null));
        yield return ("number at risk", (s, k) => InEndpoint(s, k, (e, r) => e.AtRisk is { } row ? Row(e, row, row.Counts, r, (x, c) => x with { Counts = c }, rises: false) : null));
        yield return ("cumulative censored", (s, k) => InEndpoint(s, k, (e, r) => e.AtRisk is { CumulativeCensored.Length: > 0 } row ? Row(e, row, row.CumulativeCensored, r, (x, c) => x with { CumulativeCensored = c }, rises: true) : null));
        yield return ("percentage of a count", (s, k) => InArm(s, k, (a, r) =>
        {
            int i = Pick(a.Counts.Length, k);
            return i >= 0 && a.Counts[i] is { Percent: { } p } c ? (a with { Counts = a.Counts.SetItem(i, c with { Percent = Change(p, r) }) }, Change(p, r).Value > 100) : null;
        }));
        yield return ("hazard ratio", (s, k) => InContrast(s, k, (c, r) => c with { HazardRatio = Change(c.HazardRatio!, r) }));
        yield return ("limit of the hazard ratio", (s, k) => InContrast(s, k, (c, r) => c with { Upper = Change(c.Upper!, r) }));
        yield return ("p-value (by a factor of 2 to 10)", (s, k) => InContrast(s, k, (c, r) => c is { PValue: { } p, PValueIsBound: false } ? c with { PValue = Scaled(p, 2 + (8 * Math.Abs(r) / 0.3), r > 0) } : null));
        yield return ("data cut-off (by 0.5 to 2 years)", (s, k) => s is { DataCutOff: { } day, EnrolmentFirst: not null } && Amount(k) is var r ? (s with { DataCutOff = day.AddDays((int)(Math.Sign(r) * (180 + (1800 * (Math.Abs(r) - 0.02))))) }, false) : (null, false));
    }

    private static double Amount(uint k)
    {
        var random = new RandomStream(1, new StreamAddress(0x504C4E54, k, 0));
        double size = 0.02 + (0.28 * random.NextUniform());
        return random.NextInt32(2) == 0 ? size : -size;
    }

    private static int Pick(int count, uint k) => count == 0 ? -1 : new RandomStream(2, new StreamAddress(0x504C4E54, k, 1)).NextInt32(count);

    private static int Whole(int value, double r)
    {
        int moved = (int)Math.Round(value * (1 + r));
        return Math.Max(0, moved == value ? value + Math.Sign(r) : moved);
    }

    private static Printed Change(Printed value, double r)
    {
        decimal moved = value.Value * (1 + (decimal)r);
        decimal least = value.HalfUnit * 3;
        if (Math.Abs(moved - value.Value) < least) moved = value.Value + (Math.Sign(r) * least);
        return Printed.Parse(Math.Max(0, moved).ToString("F" + value.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + (value.Unit == PrintedUnit.Percent ? "%" : ""), value.Unit);
    }

    private static Printed Scaled(Printed p, double factor, bool up) =>
        Printed.Parse(Math.Min(0.99, up ? p.Number * factor : p.Number / factor).ToString("0.00000", CultureInfo.InvariantCulture));

    private static bool Excludes(Printed? estimate, Printed? lower, Printed? upper) => estimate is not null && (lower?.Value > estimate.Value || upper?.Value < estimate.Value);

    private static (PublishedEndpoint, bool)? Row(PublishedEndpoint endpoint, PublishedAtRisk row, System.Collections.Immutable.ImmutableArray<int> cells, double r, Func<PublishedAtRisk, System.Collections.Immutable.ImmutableArray<int>, PublishedAtRisk> set, bool rises)
    {
        int i = 1 + (int)(Math.Abs(r) * 1e6 % (cells.Length - 1));
        int[] changed = [.. cells];
        changed[i] = Whole(changed[i], r);
        bool refused = Enumerable.Range(1, changed.Length - 1).Any(k => rises ? changed[k] < changed[k - 1] : changed[k] > changed[k - 1]);
        return (endpoint with { AtRisk = set(row, [.. changed]) }, refused);
    }

    private static (PublishedStudy?, bool) InArm(PublishedStudy study, uint k, Func<PublishedArm, double, (PublishedArm, bool)?> change)
    {
        int a = Pick(study.Arms.Length, k / 7);
        return change(study.Arms[a], Amount(k)) is ({ } arm, var refused) ? (study with { Arms = study.Arms.SetItem(a, arm) }, refused) : (null, false);
    }

    private static (PublishedStudy?, bool) InEndpoint(PublishedStudy study, uint k, Func<PublishedEndpoint, double, (PublishedEndpoint, bool)?> change) => InArm(study, k, (arm, r) =>
    {
        int e = Pick(arm.Endpoints.Length, k);
        return change(arm.Endpoints[e], r) is ({ } endpoint, var refused) ? (arm with { Endpoints = arm.Endpoints.SetItem(e, endpoint) }, refused) : null;
    });

    private static (PublishedStudy?, bool) InMedian(PublishedStudy study, uint k, Func<PublishedQuantile, double, PublishedQuantile?> change) => InEndpoint(study, k, (e, r) =>
        e.Quantiles is [{ Estimate: not null } q, ..] && change(q, r) is { } changed ? (e with { Quantiles = e.Quantiles.SetItem(0, changed) }, Excludes(changed.Estimate, changed.Lower, changed.Upper)) : null);

    private static (PublishedStudy?, bool) InLandmark(PublishedStudy study, uint k, Func<PublishedLandmark, double, PublishedLandmark?> change) => InEndpoint(study, k, (e, r) =>
    {
        int l = Pick(e.Landmarks.Length, k / 3);
        return l >= 0 && change(e.Landmarks[l], r) is { } changed ? (e with { Landmarks = e.Landmarks.SetItem(l, changed) }, Excludes(changed.Survival, changed.Lower, changed.Upper)) : null;
    });

    private static (PublishedStudy?, bool) InContrast(PublishedStudy study, uint k, Func<PublishedContrast, double, PublishedContrast?> change)
    {
        int c = Pick(study.Contrasts.Length, k);
        return c >= 0 && change(study.Contrasts[c], Amount(k)) is { } changed
            ? (study with { Contrasts = study.Contrasts.SetItem(c, changed) }, Excludes(changed.HazardRatio, changed.Lower, changed.Upper))
            : (null, false);
    }
}
