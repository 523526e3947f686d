namespace Abscopal.Clinical.Checks;

/// <summary>A rule that a dataset breaks: the rule, where, how often, and the first place.</summary>
/// <param name="Rule">The rule, a word such as key or cnsr.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Column">The column, or null where the dataset as a whole is meant.</param>
/// <param name="Message">What is wrong, with the first offending value.</param>
/// <param name="Count">The rows that break the rule; 0 where it is not a matter of rows.</param>
/// <param name="FirstRow">The first of them, from 1, or null.</param>
public sealed record CheckFinding(string Rule, string Dataset, string? Column, string Message, long Count, long? FirstRow);
