using Abscopal.Study.Protocol.Schedule;
using Abscopal.Study.Writing;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Usdm;

/// <summary>The schedule of activities from epochs, elements, cells and the main timeline of a design.</summary>
internal sealed class UsdmScheduleReader(UsdmNode design, UsdmInterventionReader interventions)
{
    private readonly Dictionary<string, string> _epochs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _visits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _visitsOfActivity = new(StringComparer.Ordinal);

    public YamlNode? Build()
    {
        UsdmNode? main = design.Children("scheduleTimelines").FirstOrDefault(t => t.Flag("mainTimeline") is true) ?? design.Children("scheduleTimelines").FirstOrDefault();
        if (main is null) return null;
        YamlMap map = new YamlMap().Add("epochs", Epochs(), n => n).Add("elements", Elements(), n => n);
        YamlNode[] visits = [.. Visits(main)];
        YamlNode[] activities = [.. Activities()];
        return visits.Length == 0 || activities.Length == 0 ? null : map.Add("visits", visits, n => n).Add("activities", activities, n => n).Node;
    }

    private List<YamlNode> Epochs()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var nodes = new List<YamlNode>();
        IReadOnlyList<UsdmNode> epochs = design.Children("epochs");
        TakeOrder(epochs);
        foreach (UsdmNode epoch in epochs)
        {
            string name = epoch.Text("name") ?? "epoch";
            string id = _epochs[epoch.Id] = UsdmText.Identifier(name, names);
            EpochKind kind = epoch.Code("type")?.Choice(UsdmTerms.EpochKinds) ?? EpochKind.Other;
            nodes.Add(new YamlMap().Add("id", id).Add("kind", StudyProtocolWriter.Word(kind)).Put("label", epoch.Words("label") ?? YamlMap.Of(name)).Node);
        }

        return nodes;
    }

    private List<YamlNode> Elements()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var cells = new Dictionary<string, List<ScheduleCell>>(StringComparer.Ordinal);
        foreach (UsdmNode cell in design.Children("studyCells"))
        {
            if (!interventions.ArmIds.TryGetValue(cell.Look("armId") ?? "", out string? arm) || !_epochs.TryGetValue(cell.Look("epochId") ?? "", out string? epoch)) continue;
            cell.Take("armId");
            cell.Take("epochId");
            foreach (string element in cell.Ids("elementIds"))
            {
                if (!cells.TryGetValue(element, out List<ScheduleCell>? of)) cells[element] = of = [];
                of.Add(new ScheduleCell(arm, epoch));
            }
        }

        var nodes = new List<YamlNode>();
        foreach (UsdmNode element in design.Children("elements"))
        {
            if (!cells.TryGetValue(element.Id, out List<ScheduleCell>? of)) continue;
            YamlMappingNode own = element.Own(UsdmObject.Own);
            string name = element.Text("name") ?? "element";
            YamlMap map = new YamlMap().Add("id", UsdmText.Identifier(name, names)).Put("label", element.Words("label") ?? YamlMap.Of(name));
            if (own.Children.TryGetValue(new YamlScalarNode("cells"), out YamlNode? told)) map.Put("cells", told);
            else map.Add("cells", of, StudyProtocolWriter.Cell);
            string[] given = interventions.NamesOf(element.Ids("studyInterventionIds"));
            if (own.Children.ContainsKey(new YamlScalarNode("interventions"))) map.Put("interventions", own, "interventions");
            else map.Names("interventions", given);
            nodes.Add(map.Put("starts", Rule(element, "transitionStartRule")).Put("ends", Rule(element, "transitionEndRule")).Node);
        }

        return nodes;
    }

    private static YamlNode? Rule(UsdmNode element, string attribute)
    {
        if (element.Child(attribute) is not { } rule) return null;
        rule.Take("name");
        return rule.Words("text");
    }

    private List<YamlNode> Visits(UsdmNode main)
    {
        TakeTimeline(main);
        UsdmNode[] instances = [.. main.Children("instances").Where(i => i.Kind is "ScheduledActivityInstance")];
        Dictionary<string, UsdmNode> encounters = UsdmNode.ById(design.Children("encounters"));
        TakeOrder(design.Children("encounters"));
        Dictionary<string, int> uses = instances.GroupBy(i => i.Look("encounterId") ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var days = new UsdmTimings(main);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var nodes = new List<YamlNode>();
        foreach (UsdmNode instance in instances)
        {
            string name = instance.Text("name") ?? "visit";
            string id = _visits[instance.Id] = UsdmText.Identifier(name, names);
            foreach (string activity in instance.Ids("activityIds"))
            {
                if (!_visitsOfActivity.TryGetValue(activity, out List<string>? at)) _visitsOfActivity[activity] = at = [];
                at.Add(id);
            }

            YamlMappingNode own = instance.Own(UsdmObject.Own);
            UsdmNode? encounter = encounters.GetValueOrDefault(instance.Look("encounterId") ?? "");
            bool only = encounter is not null && uses[encounter.Id] == 1;
            YamlNode label = (only ? encounter!.Words("label") : null) ?? instance.Words("label") ?? encounter?.Words("label") ?? YamlMap.Of(name);
            YamlMap map = new YamlMap().Add("id", id).Put("label", label);
            if (_epochs.TryGetValue(instance.Look("epochId") ?? "", out string? epoch)) map.Add("epoch", epoch);
            foreach (string attribute in new[] { "epochId", "encounterId", "timelineExitId" }) instance.Take(attribute);
            int next = Array.IndexOf(instances, instance) + 1;
            if (next < instances.Length && string.Equals(instance.Look("defaultConditionId"), instances[next].Id, StringComparison.Ordinal)) instance.Take("defaultConditionId");
            if (instance.Look("description") is "-") instance.Take("description");
            if (days.Of(instance.Id) is { } timing) map.Add("day", timing.Day).Add("earlyDays", timing.Early).Add("lateDays", timing.Late);
            map.Put("repeatDays", own, "repeatDays").Put("until", own, "until");
            nodes.Add(map.Put("note", encounter is null ? null : Note(encounter)).Node);
        }

        return nodes;
    }

    private static YamlNode? Note(UsdmNode encounter)
    {
        encounter.Take("name");
        encounter.Take("scheduledAtId");
        _ = encounter.Code("type")?.Is(UsdmTerms.Visit);
        return encounter.Words("description", "note");
    }

    private static void TakeTimeline(UsdmNode main)
    {
        foreach (string attribute in new[] { "name", "mainTimeline", "entryId", "exits" }) main.Take(attribute);
        if (main.Look("entryCondition") is "Start of the study") main.Take("entryCondition");
    }

    private List<YamlNode> Activities()
    {
        IReadOnlyList<UsdmNode> activities = design.Children("activities");
        TakeOrder(activities);
        var headings = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (UsdmNode parent in activities)
        {
            foreach (string child in parent.Ids("childIds")) headings[child] = parent.Words("label") ?? YamlMap.Of(parent.Text("name") ?? "group");
        }

        HashSet<string> groups = [.. activities.Where(a => a.Ids("childIds").Count > 0).Select(a => a.Id)];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var nodes = new List<YamlNode>();
        foreach (UsdmNode activity in activities)
        {
            string name = activity.Text("name") ?? "activity";
            List<string> at = _visitsOfActivity.GetValueOrDefault(activity.Id, []);
            if (groups.Contains(activity.Id) && at.Count == 0) continue;
            YamlMappingNode own = activity.Own(UsdmObject.Own);
            YamlMap map = new YamlMap().Add("id", UsdmText.Identifier(name, names)).Put("label", activity.Words("label") ?? YamlMap.Of(name));
            if (own.Children.TryGetValue(new YamlScalarNode("under"), out YamlNode? under) || headings.TryGetValue(activity.Id, out under)) map.Put("under", under);
            if (own.Children.ContainsKey(new YamlScalarNode("visits"))) map.Put("visits", own, "visits");
            else map.Names("visits", at);
            if (own.Children.TryGetValue(new YamlScalarNode("interventions"), out YamlNode? given))
            {
                map.Put("interventions", given);
                activity.Take("definedProcedures");
            }

            nodes.Add(map.Put("note", activity.Words("description", "note")).Node);
        }

        return nodes;
    }

    // The order of a list is told twice; where both agree the second says nothing more.
    private static void TakeOrder(IReadOnlyList<UsdmNode> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (string.Equals(list[i].Look("previousId"), i > 0 ? list[i - 1].Id : null, StringComparison.Ordinal)) list[i].Take("previousId");
            if (string.Equals(list[i].Look("nextId"), i + 1 < list.Count ? list[i + 1].Id : null, StringComparison.Ordinal)) list[i].Take("nextId");
        }
    }
}
