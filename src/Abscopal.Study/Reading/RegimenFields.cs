using System.Collections.Immutable;
using Abscopal.Study.Protocol;

namespace Abscopal.Study.Reading;

/// <summary>Reads the treatment of an arm.</summary>
internal static class RegimenFields
{
    private static readonly Rule<string?> Units = Rules.OneWordOf("mg", "mg/m2", "mg/kg", "AUC");

    private static readonly Rule<int?> CycleNumber = Rules.WholeNumber(1, 200);

    private static readonly Rule<int?> DayNumber = Rules.WholeNumber(1, 366);

    private static readonly Rule<RadiotherapyUse?> Uses = Rules.OneOf(
        ("planned", RadiotherapyUse.Planned), ("allowed", RadiotherapyUse.Allowed), ("discretion", RadiotherapyUse.Discretion));

    private static readonly Rule<ArmRole?> Roles = Rules.OneOf(
        ("investigational", ArmRole.Investigational), ("activeComparator", ArmRole.ActiveComparator), ("placebo", ArmRole.Placebo), ("sham", ArmRole.Sham), ("noIntervention", ArmRole.NoIntervention));

    public static ProtocolArm? Arm(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? label = map.Words("label");
        ArmRole? role = map.Optional("role", Roles);
        ImmutableArray<DrugCourse> drugs = map.List("drugs", Course);
        Distinct.Check(map, "drugs", drugs, course => course.Id);
        ImmutableArray<RadiotherapyPrescription> radiotherapy = map.List("radiotherapy", Prescription);
        Distinct.Check(map, "radiotherapy", radiotherapy, prescription => prescription.Id);
        map.Close();
        return id is null ? null : new ProtocolArm { Id = id, Label = label ?? "", Role = role, Drugs = drugs, Radiotherapy = radiotherapy };
    }

    public static ProtocolIntervention? Intervention(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? label = map.Words("label");
        Words? description = map.OptionalWords("description");
        ImmutableArray<Words> administrations = map.WordsList("administrations");
        map.Close();
        return id is null ? null : new ProtocolIntervention(id, label ?? "", description, administrations);
    }

    private static DrugCourse? Course(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? drug = map.Words("drug");
        Dose? dose = map.Optional("dose") is { } amount ? Dose(amount) : null;
        ImmutableArray<DrugChoice> choices = map.List("choices", Choice);
        Words? route = map.OptionalWords("route");
        (int? first, int? least, int? last) = Cycles(map);
        ImmutableArray<int> days = map.Required("days", "a list of days of the cycle")?.ListOf(DayNumber) ?? [];
        int? cycleDays = map.Optional("cycleDays", DayNumber);
        Words? until = map.OptionalWords("until");
        Words? note = map.OptionalWords("note");
        map.Close();
        if (cycleDays is { } length && days.Any(day => day > length)) map.Wrong("days", $"lie outside the cycle of {length} days", $"days from 1 to {length}");
        if (days.Zip(days.Skip(1)).Any(pair => pair.Second <= pair.First)) map.Wrong("days", "do not increase", "each day once, in order");
        if (first is not null && last is null && !map.Has("until")) map.Wrong("until", "is missing where the cycles have no last", "what ends the treatment, or cycles.last");
        if (id is null) return null;

        return new DrugCourse
        {
            Id = id,
            Drug = drug ?? "",
            Dose = dose,
            Choices = choices,
            Route = route,
            FirstCycle = first ?? 0,
            LeastLastCycle = least,
            LastCycle = last,
            Days = days,
            CycleDays = cycleDays,
            Until = until,
            Note = note,
        };
    }

    private static (int? First, int? Least, int? Last) Cycles(MapReader course)
    {
        if (course.Required("cycles", "first, and last unless it is maintenance")?.Map() is not { } map) return (null, null, null);

        int? first = map.Required("first", CycleNumber);
        int? least = map.Optional("leastLast", CycleNumber);
        int? last = map.Optional("last", CycleNumber);
        map.Close();
        if (last < first) map.Wrong("last", "comes before the first", $"{first} or more");
        if (least < first || least > last) map.Wrong("leastLast", "lies outside first to last", "a cycle from 'first' to 'last'");
        return (first, least, last);
    }

    private static DrugChoice? Choice(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        Words? drug = map.Words("drug");
        Dose? dose = map.Optional("dose") is { } amount ? Dose(amount) : null;
        map.Close();
        return drug is null ? null : new DrugChoice(drug, dose);
    }

    private static Dose? Dose(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        decimal? amount = map.Required("amount", Rules.AboveZero);
        decimal? upTo = map.Optional("upTo", Rules.AboveZero);
        string? unit = map.Required("unit", Units);
        map.Close();
        if (upTo <= amount) map.Wrong("upTo", "is not above the amount", "the greatest dose of a range");
        return amount is null || unit is null ? null : new Dose(amount.Value, upTo, unit);
    }

    private static RadiotherapyPrescription? Prescription(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? site = map.Words("site");
        RadiotherapyUse? use = map.Required("use", Uses);
        Fractionation? fractionation = Fractions(map);
        ImmutableArray<decimal> alphaBeta = map.Optional("alphaBeta")?.ListOf(Rules.AboveZero) ?? [];
        int? cycle = map.Optional("cycle", CycleNumber);
        int? day = map.Optional("day", DayNumber);
        Words? note = map.OptionalWords("note");
        map.Close();
        if (id is null) return null;

        return new RadiotherapyPrescription
        {
            Id = id,
            Site = site ?? "",
            Use = use ?? default,
            Fractionation = fractionation,
            AlphaBeta = alphaBeta,
            Cycle = cycle,
            Day = day,
            Note = note,
        };
    }

    private static Fractionation? Fractions(MapReader map)
    {
        decimal? each = map.Optional("dosePerFraction", Rules.AboveZero);
        decimal? total = map.Optional("totalDose", Rules.AboveZero);
        int? fractions = map.Optional("fractions", Rules.Positive);
        bool hasDose = map.Has("dosePerFraction") || map.Has("totalDose");
        if (hasDose != map.Has("fractions"))
        {
            map.Wrong(hasDose ? "fractions" : "dosePerFraction", "is missing", "fractions with dosePerFraction or totalDose, in Gy; or none of them");
        }

        if (fractions is null || (each ?? total) is null) return null;

        if (each is not null && total is not null && each * fractions != total)
        {
            map.Wrong("totalDose", $"{total} Gy is not {fractions} times {each} Gy", $"{each * fractions}, or leave it out");
        }

        return new Fractionation(each ?? total!.Value / fractions.Value, fractions.Value);
    }
}
