using System.Collections.Immutable;
using Abscopal.Formats.DataCapture;
using Abscopal.Input;

namespace Abscopal.Clinical.Import;

/// <summary>Finds the rows of a dataset among the records of an export.</summary>
internal static class ImportRows
{
    public static IEnumerable<ImportRow> Of(CaptureExport export, ImportMapping mapping, ImportDataset wanted, ImmutableDictionary<string, CaptureField> fields, List<InputProblem> problems)
    {
        IEnumerable<CaptureRecord> records = export.Records.Where(r =>
            string.Equals(r.Form, wanted.Form, StringComparison.Ordinal)
            && (wanted.Group is null || string.Equals(r.Group, wanted.Group, StringComparison.Ordinal))
            && (wanted.Events.IsEmpty || (r.Event is { } name && wanted.Events.Contains(name, StringComparer.Ordinal))));
        if (wanted.Group is null) records = Whole(records, export.Path, problems);
        foreach (CaptureRecord record in records)
        {
            if (wanted.Keep is { } keep && (!record.Values.TryGetValue(keep, out string? kept) || mapping.Missing.Contains(kept, StringComparer.Ordinal))) continue;
            if (wanted.Each is not { } each)
            {
                yield return new ImportRow(record, null);
                continue;
            }

            foreach (CaptureChoice choice in fields[each].Choices)
            {
                if (record.Values.ContainsKey(CaptureRecord.BoxOf(each, choice.Code))) yield return new ImportRow(record, choice);
            }
        }
    }

    // The groups of a form that was filled in once, put together.
    private static IEnumerable<CaptureRecord> Whole(IEnumerable<CaptureRecord> records, string path, List<InputProblem> problems)
    {
        foreach (IGrouping<object, CaptureRecord> form in records.GroupBy(r => r.Group is null ? (object)r : (r.Subject, r.Event, r.EventRepeat, r.FormRepeat)))
        {
            CaptureRecord first = form.First();
            if (first.Group is null)
            {
                yield return first;
                continue;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (CaptureRecord group in form)
            {
                foreach ((string item, string value) in group.Values)
                {
                    if (!values.TryAdd(item, value)) problems.Add(new InputProblem($"the group '{group.Group}' is there twice in a form", path, group.Line, item, "the mapping's 'group', which makes a row of each"));
                }
            }

            yield return first with { Values = values, Group = null };
        }
    }
}
