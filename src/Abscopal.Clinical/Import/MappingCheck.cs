using System.Collections.Immutable;
using Abscopal.Formats.DataCapture;
using Abscopal.Input;

namespace Abscopal.Clinical.Import;

/// <summary>Looks whether an export has the forms, events, fields and choices that a mapping names.</summary>
internal static class MappingCheck
{
    public static IEnumerable<InputProblem> Run(CaptureExport export, ImportMapping mapping)
    {
        var events = export.Records.Select(r => r.Event).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (ImportDataset dataset in mapping.Datasets)
        {
            if (!export.Forms.TryGetValue(CaptureExport.KeyOf(dataset.Form, dataset.Group), out ImmutableDictionary<string, CaptureField>? fields))
            {
                string what = dataset.Group is null ? $"the export has no form '{dataset.Form}'" : $"the export has no group '{dataset.Group}' in the form '{dataset.Form}'";
                yield return new InputProblem(what, mapping.Path, dataset.Line, dataset.Name, "one of " + string.Join(", ", export.Forms.Keys.Order(StringComparer.Ordinal)));
                continue;
            }

            foreach (string name in dataset.Events.Where(e => !events.Contains(e))) yield return new InputProblem($"the export has no event '{name}'", mapping.Path, dataset.Line, dataset.Name, "one of " + string.Join(", ", events.Order(StringComparer.Ordinal)));
            if (dataset.Keep is { } keep && Unknown(keep, fields) is { } lacking) yield return new InputProblem(lacking, mapping.Path, dataset.Line, dataset.Name + ".keep");
            if (dataset.Each is { } each && !(fields.TryGetValue(each, out CaptureField? boxes) && boxes.Kind == CaptureFieldKind.Boxes))
                yield return new InputProblem($"'{each}' is no field of boxes of the form '{dataset.Form}'", mapping.Path, dataset.Line, dataset.Name + ".each", "a field of the type checkbox");
            foreach (ImportVariable variable in dataset.Variables)
            {
                if (Variable(variable, dataset, fields) is { } wrong) yield return new InputProblem(wrong, mapping.Path, variable.Line, dataset.Name + "." + variable.Name);
            }
        }
    }

    private static string? Variable(ImportVariable variable, ImportDataset dataset, ImmutableDictionary<string, CaptureField> fields)
    {
        if (variable.From is not { } from) return null;
        if (from is "$choice" && dataset.Each is null) return "$choice needs the dataset's 'each'";
        if (ImportVariable.Words.Contains(from, StringComparer.Ordinal)) return null;
        if (Unknown(from, fields) is { } unknown) return unknown;
        if (fields.TryGetValue(from, out CaptureField? field) && field.Kind == CaptureFieldKind.Choice && variable.Terms is { } terms && field.Choices.FirstOrDefault(c => !terms.ContainsKey(c.Code)) is { } choice)
            return $"the terms lack the choice '{choice.Code}' ({choice.Label})";
        return null;
    }

    private static string? Unknown(string name, ImmutableDictionary<string, CaptureField> fields)
    {
        if (fields.ContainsKey(name)) return null;
        int box = name.IndexOf(CaptureRecord.BoxMark, StringComparison.Ordinal);
        if (box > 0 && fields.TryGetValue(name[..box], out CaptureField? boxes) && boxes.Choices.Any(c => string.Equals(c.Code, name[(box + CaptureRecord.BoxMark.Length)..], StringComparison.Ordinal))) return null;
        string? near = Spelling.Nearest(name, fields.Keys);
        return $"the form has no field '{name}'{(near is null ? "" : $"; did you mean '{near}'?")}";
    }
}
