namespace Abscopal.Study.Published;

/// <summary>A printed summary that is neither a count nor a time to event, such as a median age.</summary>
/// <param name="Key">The key, unique in the arm.</param>
/// <param name="Label">What is summarised, as a reader sees it.</param>
/// <param name="Group">The table the summary belongs to: baseline, course, treatment or safety.</param>
/// <param name="Value">The number as printed.</param>
/// <param name="Source">The key of the source.</param>
public sealed record PublishedMeasure(string Key, Words Label, string Group, Printed Value, string Source);
