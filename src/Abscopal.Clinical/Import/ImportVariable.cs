using System.Collections.Immutable;

namespace Abscopal.Clinical.Import;

/// <summary>A variable of an imported dataset: what it is called and where its values come from.</summary>
/// <param name="Name">Its name.</param>
public sealed record ImportVariable(string Name)
{
    /// <summary>Its label, or empty for that of the field.</summary>
    public string Label { get; init; } = "";

    /// <summary>The field the values come from, or one of <see cref="Words"/>; null where <see cref="Constant"/> stands.</summary>
    public string? From { get; init; }

    /// <summary>The value of each row, or null.</summary>
    public string? Constant { get; init; }

    /// <summary>What it holds.</summary>
    public ImportKind Kind { get; init; }

    /// <summary>Terms by code; null takes the label of the choice.</summary>
    public ImmutableDictionary<string, string>? Terms { get; init; }

    /// <summary>Whether the code of a choice is kept as it is.</summary>
    public bool KeepsCode { get; init; }

    /// <summary>The line of the mapping file, or null.</summary>
    public int? Line { get; init; }

    /// <summary>What can stand in the place of a field: the subject, the site, the event and what the mapping says of it, the number of what repeats, the ticked box.</summary>
    public static ImmutableArray<string> Words { get; } = ["$subject", "$site", "$event", "$visit", "$visitnum", "$repeat", "$choice"];
}
