namespace Abscopal.Study.Reading;

/// <summary>What a scalar may be: its description for people and its parser, which answers null for anything else.</summary>
/// <typeparam name="T">The nullable type of the value.</typeparam>
internal sealed record Rule<T>(string Allowed, Func<string, T> Parse)
{
    /// <summary>The words to choose from, when the rule is a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
