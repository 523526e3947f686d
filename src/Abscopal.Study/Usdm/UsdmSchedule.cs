using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Abscopal.Study.Protocol;
using Abscopal.Study.Protocol.Schedule;

namespace Abscopal.Study.Usdm;

/// <summary>Epochs, elements, cells, encounters, activities and the main timeline of a design.</summary>
internal sealed class UsdmSchedule(UsdmObject design, StudyProtocol protocol, UsdmInterventions interventions)
{
    private readonly StudySchedule _schedule = protocol.Schedule ?? new StudySchedule { Epochs = [], Visits = [], Activities = [] };

    public void Write(ImmutableArray<(string Arm, string Id)> arms)
    {
        UsdmObject[] epochs = [.. _schedule.Epochs.Select(e => design.New("StudyEpoch").Set("name", e.Id).Text("label", e.Label).Code("type", UsdmTerms.Of(UsdmTerms.EpochKinds, e.Kind)))];
        Chain(epochs);
        UsdmObject[] elements = [.. _schedule.Elements.Select(Element)];
        design.Set("epochs", epochs).Set("elements", elements).Set("studyCells", Cells(arms, epochs, elements));
        UsdmObject[] activities = [.. _schedule.Activities.Select(Activity)];
        Chain(activities);
        UsdmObject[] encounters = [.. _schedule.Visits.Select(v => design.New("Encounter").Set("name", v.Id).Text("label", v.Label).Text("description", v.Note, "note").Code("type", UsdmTerms.Visit))];
        Chain(encounters);
        design.Set("activities", activities).Set("scheduleTimelines", _schedule.Visits.IsEmpty ? [] : [Timeline(epochs, encounters, activities)]).Set("encounters", encounters);
    }

    private static void Chain(UsdmObject[] objects)
    {
        for (int i = 0; i < objects.Length; i++)
        {
            objects[i].Set("previousId", i > 0 ? objects[i - 1].Id : (JsonNode?)null);
            objects[i].Set("nextId", i + 1 < objects.Length ? objects[i + 1].Id : (JsonNode?)null);
        }
    }

    private UsdmObject Element(ScheduleElement element) => design.New("StudyElement").Set("name", element.Id).Text("label", element.Label)
        .Ids("studyInterventionIds", interventions.Named(element.Interventions))
        .Set("transitionStartRule", Rule(element.Starts, element.Id + "-start")).Set("transitionEndRule", Rule(element.Ends, element.Id + "-end"))
        .Beside(own => own.Add("cells", element.Cells, StudyProtocolWriter.Cell).Names("interventions", element.Interventions));

    private UsdmObject? Rule(Words? text, string name) => text is null ? null : design.New("TransitionRule").Set("name", name).Text("text", text);

    // USDM asks for a cell of every arm and epoch; those in which nothing was told have no element.
    private IEnumerable<UsdmObject> Cells(ImmutableArray<(string Arm, string Id)> arms, UsdmObject[] epochs, UsdmObject[] elements) =>
        arms.SelectMany(_ => _schedule.Epochs.Select((epoch, e) => (epoch.Id, Object: epochs[e])), (arm, epoch) => design.New("StudyCell").Set("armId", arm.Id).Set("epochId", epoch.Object.Id)
            .Ids("elementIds", _schedule.Elements.Select((element, i) => (element, i)).Where(p => p.element.Cells.Contains(new ScheduleCell(arm.Arm, epoch.Id))).Select(p => elements[p.i].Id)));

    private UsdmObject Activity(ScheduleActivity activity) => design.New("Activity").Set("name", activity.Id).Text("label", activity.Label).Text("description", activity.Note, "note")
        .Set("definedProcedures", interventions.Named(activity.Interventions).Select(id => design.New("Procedure").Set("name", "Administration").Set("procedureType", "Administration")
            .Set("code", design.New("Code").Set("code", "ADMINISTRATION").Set("codeSystem", UsdmObject.Own).Set("codeSystemVersion", "1").Set("decode", "Administration")).Set("studyInterventionId", id)))
        .Beside(own => own.Add("under", activity.Under).Names("visits", activity.Visits).Names("interventions", activity.Interventions));

    private UsdmObject Timeline(UsdmObject[] epochs, UsdmObject[] encounters, UsdmObject[] activities)
    {
        UsdmObject timeline = design.New("ScheduleTimeline").Set("name", "MAIN").Set("mainTimeline", true).Set("entryCondition", "Start of the study");
        UsdmObject exit = design.New("ScheduleTimelineExit");
        UsdmObject[] instances = [.. _schedule.Visits.Select(v => design.New("ScheduledActivityInstance").Set("name", v.Id))];
        for (int i = 0; i < instances.Length; i++)
        {
            ScheduleVisit visit = _schedule.Visits[i];
            int epoch = _schedule.Epochs.Select(e => e.Id).ToList().IndexOf(visit.Epoch ?? "");
            instances[i].Set("encounterId", encounters[i].Id).Set("epochId", epoch >= 0 ? epochs[epoch].Id : null)
                .Ids("activityIds", _schedule.Activities.Select((a, k) => (a, k)).Where(p => p.a.Visits.Contains(visit.Id, StringComparer.Ordinal)).Select(p => activities[p.k].Id))
                .Beside(own => own.Add("repeatDays", visit.RepeatDays).Add("until", visit.Until));
            if (i + 1 < instances.Length) instances[i].Set("defaultConditionId", instances[i + 1].Id);
            else instances[i].Set("timelineExitId", exit.Id);
        }

        return timeline.Set("entryId", instances[0].Id).Set("instances", instances).Set("exits", [exit]).Set("timings", Timings(instances, encounters));
    }

    // Days are told from day 1, or from the first visit with a day where no visit is on day 1.
    private List<UsdmObject> Timings(UsdmObject[] instances, UsdmObject[] encounters)
    {
        var timings = new List<UsdmObject>();
        int anchor = _schedule.Visits.ToList().FindIndex(v => v.Day == 1);
        if (anchor < 0) anchor = _schedule.Visits.ToList().FindIndex(v => v.Day is not null);
        for (int i = 0; i < instances.Length; i++)
        {
            ScheduleVisit visit = _schedule.Visits[i];
            if (visit.Day is not { } day) continue;
            int offset = StudyDays.Offset(day) - StudyDays.Offset(_schedule.Visits[anchor].Day!.Value);
            bool fixedDay = i == anchor;
            UsdmTerm type = fixedDay ? UsdmTerms.FixedReference : offset < 0 ? UsdmTerms.Before : UsdmTerms.After;
            int days = fixedDay ? Math.Abs(day) : Math.Abs(offset);
            UsdmObject timing = design.New("Timing").Set("name", visit.Id).Code("type", type).Set("value", Period(days)).Set("valueLabel", string.Create(CultureInfo.InvariantCulture, $"{days} days"))
                .Code("relativeToFrom", UsdmTerms.StartToStart).Set("relativeFromScheduledInstanceId", instances[i].Id).Set("relativeToScheduledInstanceId", instances[anchor].Id);
            if (fixedDay && day != 1) timing.Beside(own => own.Add("day", day));
            if (visit.EarlyDays is { } early) timing.Set("windowLower", Period(early));
            if (visit.LateDays is { } late) timing.Set("windowUpper", Period(late));
            if ((visit.EarlyDays ?? visit.LateDays) is not null) timing.Set("windowLabel", string.Create(CultureInfo.InvariantCulture, $"-{visit.EarlyDays ?? 0}..{visit.LateDays ?? 0} days"));
            encounters[i].Set("scheduledAtId", timing.Id);
            timings.Add(timing);
        }

        return timings;
    }

    private static string Period(int days) => string.Create(CultureInfo.InvariantCulture, $"P{days}D");
}
