using System.Collections.Immutable;
using Abscopal.Study;

namespace Abscopal.Evidence.Audit;

/// <summary>One thing the audit found.</summary>
/// <param name="Kind">The kind, a short word in camel case.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Text">What was found, with the arithmetic, in English and Chinese.</param>
/// <param name="Facts">The printed facts it rests on.</param>
public sealed record AuditFinding(string Kind, FindingSeverity Severity, Words Text, ImmutableArray<string> Facts)
{
    /// <summary>What was found, with the arithmetic, in English.</summary>
    public string Message => Text.English;
}
