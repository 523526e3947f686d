using System.Collections.Immutable;
using Abscopal.Study.Protocol;
using Abscopal.Study.Protocol.Schedule;

namespace Abscopal.Study.Reading;

/// <summary>Reads the schedule of activities.</summary>
internal static class ScheduleFields
{
    private static readonly Rule<EpochKind?> Kinds = Rules.OneOf(
        ("screening", EpochKind.Screening),
        ("runIn", EpochKind.RunIn),
        ("baseline", EpochKind.Baseline),
        ("treatment", EpochKind.Treatment),
        ("washout", EpochKind.Washout),
        ("followUp", EpochKind.FollowUp),
        ("other", EpochKind.Other));

    private static readonly Rule<int?> StudyDay = new("a whole number from -10000 to 10000 that is not 0", text =>
        Rules.WholeNumber(-10_000, 10_000).Parse(text) is { } day && day != 0 ? day : null);

    private static readonly Rule<int?> Days = Rules.WholeNumber(0, 10_000);

    public static StudySchedule Read(MapReader map, ImmutableArray<ProtocolArm> arms, ImmutableArray<ProtocolIntervention> interventions)
    {
        ImmutableArray<string> given =
        [
            .. arms.SelectMany(a => a.Drugs.Select(d => d.Id).Concat(a.Radiotherapy.Select(r => r.Id))),
            .. interventions.Select(i => i.Id),
        ];
        ImmutableArray<ScheduleEpoch> epochs = map.List("epochs", Epoch);
        Distinct.Check(map, "epochs", epochs, epoch => epoch.Id);
        ImmutableArray<string> names = [.. epochs.Select(e => e.Id)];
        ImmutableArray<ScheduleElement> elements = map.List("elements", item => Element(item, [.. arms.Select(a => a.Id)], names, given));
        Distinct.Check(map, "elements", elements, element => element.Id);
        ImmutableArray<ScheduleVisit> visits = map.RequiredList("visits", item => Visit(item, names));
        Distinct.Check(map, "visits", visits, visit => visit.Id);
        ImmutableArray<ScheduleActivity> activities = map.RequiredList("activities", item => Activity(item, [.. visits.Select(v => v.Id)], given));
        Distinct.Check(map, "activities", activities, activity => activity.Id);
        map.Close();
        return new StudySchedule { Epochs = epochs, Elements = elements, Visits = visits, Activities = activities };
    }

    private static ScheduleEpoch? Epoch(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        EpochKind? kind = map.Required("kind", Kinds);
        Words? label = map.Words("label");
        map.Close();
        return id is null ? null : new ScheduleEpoch(id, kind ?? default, label ?? "");
    }

    private static ScheduleElement? Element(NodeReader node, ImmutableArray<string> arms, ImmutableArray<string> epochs, ImmutableArray<string> given)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? label = map.Words("label");
        ImmutableArray<ScheduleCell> cells = map.RequiredList("cells", item => Cell(item, arms, epochs));
        ImmutableArray<string> interventions = map.Names("interventions", given, "an intervention of this study");
        Words? starts = map.OptionalWords("starts");
        Words? ends = map.OptionalWords("ends");
        map.Close();
        return id is null ? null : new ScheduleElement { Id = id, Label = label ?? "", Cells = cells, Interventions = interventions, Starts = starts, Ends = ends };
    }

    private static ScheduleCell? Cell(NodeReader node, ImmutableArray<string> arms, ImmutableArray<string> epochs)
    {
        if (node.Map() is not { } map) return null;

        string? arm = map.Required("arm", Rules.Identifier);
        map.CheckName("arm", arm, arms, "an arm of this study");
        string? epoch = map.Required("epoch", Rules.Identifier);
        map.CheckName("epoch", epoch, epochs, "an epoch of the schedule");
        map.Close();
        return arm is null || epoch is null ? null : new ScheduleCell(arm, epoch);
    }

    private static ScheduleVisit? Visit(NodeReader node, ImmutableArray<string> epochs)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? label = map.Words("label");
        string? epoch = map.Optional("epoch", Rules.Identifier);
        map.CheckName("epoch", epoch, epochs, "an epoch of the schedule");
        int? day = map.Optional("day", StudyDay);
        int? early = map.Optional("earlyDays", Days);
        int? late = map.Optional("lateDays", Days);
        int? repeat = map.Optional("repeatDays", Rules.WholeNumber(1, 10_000));
        Words? until = map.OptionalWords("until");
        Words? note = map.OptionalWords("note");
        map.Close();
        if (day is null && (early ?? late) is not null) map.Wrong(early is null ? "lateDays" : "earlyDays", "is a window around no day", "day beside it");
        return id is null ? null : new ScheduleVisit { Id = id, Label = label ?? "", Epoch = epoch, Day = day, EarlyDays = early, LateDays = late, RepeatDays = repeat, Until = until, Note = note };
    }

    private static ScheduleActivity? Activity(NodeReader node, ImmutableArray<string> visits, ImmutableArray<string> given)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? label = map.Words("label");
        Words? under = map.OptionalWords("under");
        ImmutableArray<string> at = map.Names("visits", visits, "a visit of the schedule");
        ImmutableArray<string> interventions = map.Names("interventions", given, "an intervention of this study");
        Words? note = map.OptionalWords("note");
        map.Close();
        return id is null ? null : new ScheduleActivity { Id = id, Label = label ?? "", Under = under, Visits = at, Interventions = interventions, Note = note };
    }
}
