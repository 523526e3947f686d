using System.Collections.Immutable;

namespace Abscopal.Formats.DataCapture;

/// <summary>What the study of an ODM file says of its fields, gathered while it is read.</summary>
internal sealed class OdmStudy
{
    private readonly Dictionary<string, List<string>> _groupsOfForms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _itemsOfGroups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _listsOfItems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CaptureChoice>> _lists = new(StringComparer.Ordinal);

    public void AddGroup(string form, string group) => Add(_groupsOfForms, form, group);

    public void AddItem(string group, string item) => Add(_itemsOfGroups, group, item);

    public void Describe(string item, string label)
    {
        if (label.Length > 0) _labels.TryAdd(item, label);
    }

    public void SetList(string item, string list) => _listsOfItems[item] = list;

    public void AddChoice(string list, CaptureChoice choice) => Add(_lists, list, choice);

    /// <summary>The fields of the forms; what the data hold and the study does not describe is text.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, CaptureField>> Fields(IEnumerable<CaptureRecord> records)
    {
        var forms = new Dictionary<string, Dictionary<string, CaptureField>>(StringComparer.Ordinal);
        foreach ((string form, List<string> groups) in _groupsOfForms)
        {
            foreach (string group in groups)
            {
                foreach (string item in _itemsOfGroups.GetValueOrDefault(group) ?? []) Put(forms, form, group, item);
            }
        }

        foreach (CaptureRecord record in records)
        {
            foreach (string item in record.Values.Keys) Put(forms, record.Form, record.Group!, item);
        }

        return forms.ToImmutableDictionary(f => f.Key, f => f.Value.ToImmutableDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private void Put(Dictionary<string, Dictionary<string, CaptureField>> forms, string form, string group, string item)
    {
        // Each value of the data comes here, each field once.
        if (forms.TryGetValue(CaptureExport.KeyOf(form, group), out Dictionary<string, CaptureField>? there) && there.ContainsKey(item)) return;
        ImmutableArray<CaptureChoice> choices = _listsOfItems.TryGetValue(item, out string? list) && _lists.TryGetValue(list, out List<CaptureChoice>? known) ? [.. known] : [];
        var field = new CaptureField(item, _labels.GetValueOrDefault(item) ?? "", choices.IsEmpty ? CaptureFieldKind.Text : CaptureFieldKind.Choice, choices);
        foreach (string key in new[] { form, CaptureExport.KeyOf(form, group) })
        {
            if (!forms.TryGetValue(key, out Dictionary<string, CaptureField>? fields)) forms[key] = fields = new Dictionary<string, CaptureField>(StringComparer.Ordinal);
            fields.TryAdd(item, field);
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out List<T>? list)) lists[key] = list = [];
        list.Add(value);
    }
}
