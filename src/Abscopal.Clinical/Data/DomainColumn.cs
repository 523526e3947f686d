namespace Abscopal.Clinical.Data;

/// <summary>A variable of a dataset with its values, one a row; null is missing.</summary>
public sealed class DomainColumn
{
    internal DomainColumn(string name, string label, ColumnKind kind)
    {
        Name = name;
        Label = label;
        Kind = kind;
    }

    /// <summary>The name, at most 8 letters in SDTM and ADaM.</summary>
    public string Name { get; }

    /// <summary>What it is, in words.</summary>
    public string Label { get; }

    /// <summary>What it holds.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The values of a column of text; empty in another.</summary>
    public List<string?> Texts { get; init; } = [];

    /// <summary>The values of a column of numbers or dates; empty in another.</summary>
    public List<double?> Numbers { get; init; } = [];

    /// <summary>The number of values.</summary>
    public int Count => Kind == ColumnKind.Text ? Texts.Count : Numbers.Count;
}
