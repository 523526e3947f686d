using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Abscopal.Study.Usdm;

/// <summary>The days of a timeline's instances, from timings that hang on each other.</summary>
internal sealed class UsdmTimings
{
    private readonly Dictionary<string, UsdmNode> _timings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int?> _offsets = new(StringComparer.Ordinal);

    public UsdmTimings(UsdmNode timeline)
    {
        foreach (UsdmNode timing in timeline.Children("timings"))
        {
            if (timing.Look("relativeFromScheduledInstanceId") is { } of) _timings.TryAdd(of, timing);
        }
    }

    /// <summary>The day and the window of an instance; null where it is not told in whole days. What was understood is taken.</summary>
    public (int Day, int? Early, int? Late)? Of(string instance)
    {
        if (Offset(instance, 0) is not { } offset || !_timings.TryGetValue(instance, out UsdmNode? timing)) return null;
        foreach (string attribute in new[] { "name", "value", "valueLabel", "relativeFromScheduledInstanceId", "relativeToScheduledInstanceId" }) timing.Take(attribute);
        timing.Code("type")?.Take();
        timing.Code("relativeToFrom")?.Take();
        int? early = Window(timing, "windowLower");
        int? late = Window(timing, "windowUpper");
        if ((timing.Look("windowLower") is null or "") == early is null && (timing.Look("windowUpper") is null or "") == late is null) timing.Take("windowLabel");
        return (StudyDays.Day(offset), early, late);
    }

    private static int? Window(UsdmNode timing, string attribute)
    {
        if (StudyDays.Days(timing.Look(attribute)) is not { } days) return null;
        timing.Take(attribute);
        return days;
    }

    // Days after day 1.
    private int? Offset(string instance, int depth)
    {
        if (_offsets.TryGetValue(instance, out int? known)) return known;
        if (depth > _timings.Count || !_timings.TryGetValue(instance, out UsdmNode? timing)) return null;
        return _offsets[instance] = Compute(timing, depth);
    }

    private int? Compute(UsdmNode timing, int depth)
    {
        string kind = timing.Code("type")?.Value ?? "";
        if (string.Equals(kind, UsdmTerms.FixedReference.Code, StringComparison.Ordinal)) return StudyDays.Offset(Anchor(timing));
        if (!string.Equals(timing.Code("relativeToFrom")?.Value, UsdmTerms.StartToStart.Code, StringComparison.Ordinal)) return null;
        if (StudyDays.Days(timing.Look("value")) is not { } days || timing.Look("relativeToScheduledInstanceId") is not { } to || Offset(to, depth + 1) is not { } from) return null;
        return string.Equals(kind, UsdmTerms.Before.Code, StringComparison.Ordinal) ? from - days : from + days;
    }

    private static int Anchor(UsdmNode timing) => timing.Own(UsdmObject.Own).Children.TryGetValue(new YamlScalarNode("day"), out YamlNode? day)
        && day is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int told) && told != 0 ? told : 1;
}
