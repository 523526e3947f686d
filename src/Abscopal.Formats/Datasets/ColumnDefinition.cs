namespace Abscopal.Formats.Datasets;

/// <summary>What is known of a column beside its values.</summary>
public sealed record ColumnDefinition
{
    /// <summary>The name, such as USUBJID.</summary>
    public required string Name { get; init; }

    /// <summary>The label, or empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>What the values are.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>How the values are held. A date may be held either way; other types in one way alone.</summary>
    public required ColumnStorage Storage { get; init; }

    /// <summary>The length stated for a value, where one is: bytes for text in SAS XPORT, characters elsewhere.</summary>
    public int? Length { get; init; }

    /// <summary>The bytes SAS stores a number in, 2 to 8, where it is stated. Fewer than 8 drop the end of the fraction.</summary>
    public int? NumberBytes { get; init; }

    /// <summary>The SAS display format, such as <c>DATE9.</c>, or null.</summary>
    public string? DisplayFormat { get; init; }

    /// <summary>The SAS informat, or null.</summary>
    public string? Informat { get; init; }

    /// <summary>The place among the keys of the dataset, from 1, or null where it is no key.</summary>
    public int? KeySequence { get; init; }

    /// <summary>The identifier of the variable in a Define-XML, or null.</summary>
    public string? ItemOid { get; init; }

    /// <summary>Defines a column of text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="label">The label.</param>
    /// <param name="length">The length, where it is stated.</param>
    public static ColumnDefinition OfText(string name, string label = "", int? length = null) =>
        new() { Name = name, Label = label, Type = ColumnType.Text, Storage = ColumnStorage.Text, Length = length };

    /// <summary>Defines a column of numbers.</summary>
    /// <param name="name">The name.</param>
    /// <param name="label">The label.</param>
    /// <param name="type">What the numbers are.</param>
    /// <param name="displayFormat">The SAS format, or null.</param>
    public static ColumnDefinition OfNumber(string name, string label = "", ColumnType type = ColumnType.Double, string? displayFormat = null) =>
        new() { Name = name, Label = label, Type = type, Storage = ColumnStorage.Number, DisplayFormat = displayFormat };

    /// <summary>Defines a column of dates held as days since 1960-01-01, shown as DATE9.</summary>
    /// <param name="name">The name.</param>
    /// <param name="label">The label.</param>
    public static ColumnDefinition OfDay(string name, string label = "") => OfNumber(name, label, ColumnType.Date, "DATE9.");

    /// <summary>Defines a column of ISO 8601 text, whole or partial, as the --DTC variables of SDTM are.</summary>
    /// <param name="name">The name.</param>
    /// <param name="label">The label.</param>
    public static ColumnDefinition OfIsoText(string name, string label = "") =>
        new() { Name = name, Label = label, Type = ColumnType.DateTime, Storage = ColumnStorage.Text };
}
