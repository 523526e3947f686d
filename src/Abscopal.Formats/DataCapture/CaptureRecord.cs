namespace Abscopal.Formats.DataCapture;

/// <summary>A form as it was filled in once for a subject.</summary>
/// <param name="Subject">The subject, as the export has it.</param>
/// <param name="Form">The form.</param>
/// <param name="Line">The line of the export it begins on.</param>
public sealed record CaptureRecord(string Subject, string Form, int Line)
{
    /// <summary>The group of items within the form (ODM), or null where the record is the whole form.</summary>
    public string? Group { get; init; }

    /// <summary>The event, such as a visit, or null where the study has none.</summary>
    public string? Event { get; init; }

    /// <summary>The number of an event that repeats, or null.</summary>
    public string? EventRepeat { get; init; }

    /// <summary>The number of a form that repeats, or null.</summary>
    public string? FormRepeat { get; init; }

    /// <summary>The number of what repeats innermost (the group of items, the form), or null.</summary>
    public string? Repeat { get; init; }

    /// <summary>The site, or null.</summary>
    public string? Site { get; init; }

    /// <summary>The values that are there, by field; a box that is ticked stands under <see cref="BoxOf"/>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What stands between a field and the code of one of its boxes.</summary>
    public const string BoxMark = "___";

    /// <summary>The name a box goes by among the values.</summary>
    /// <param name="field">The field.</param>
    /// <param name="code">The code of the box.</param>
    public static string BoxOf(string field, string code) => field + BoxMark + code;
}
