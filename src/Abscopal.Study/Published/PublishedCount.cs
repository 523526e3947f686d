namespace Abscopal.Study.Published;

/// <summary>A printed count, its percentage or both.</summary>
public sealed record PublishedCount
{
    /// <summary>The key, unique in the arm.</summary>
    public required string Key { get; init; }

    /// <summary>What is counted, as a reader sees it.</summary>
    public required Words Label { get; init; }

    /// <summary>The table the count belongs to: baseline, course, treatment or safety.</summary>
    public required string Group { get; init; }

    /// <summary>The count, when printed.</summary>
    public int? Count { get; init; }

    /// <summary>The percentage, when printed.</summary>
    public Printed? Percent { get; init; }

    /// <summary>The whole of the percentage; the arm's subjects unless stated.</summary>
    public required int Denominator { get; init; }

    /// <summary>The key of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file where the fact stands, for messages.</summary>
    public int Line { get; init; }
}
