using System.Collections.Immutable;

namespace Abscopal.Formats.DataCapture;

/// <summary>What a data-capture system exported: its fields, form by form, and the forms filled in.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Forms">The fields of each form, by name of the form. A form's group (ODM) stands among them as 'form/group'.</param>
/// <param name="Records">The forms filled in, in the order of the file.</param>
public sealed record CaptureExport(string Path, ImmutableDictionary<string, ImmutableDictionary<string, CaptureField>> Forms, ImmutableArray<CaptureRecord> Records)
{
    /// <summary>The name under which a group's fields stand in <see cref="Forms"/>.</summary>
    /// <param name="form">The form.</param>
    /// <param name="group">The group, or null for the whole form.</param>
    public static string KeyOf(string form, string? group) => group is null ? form : form + "/" + group;
}
