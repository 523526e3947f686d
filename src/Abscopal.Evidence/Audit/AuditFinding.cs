using System.Collections.Immutable;

namespace Abscopal.Evidence.Audit;

/// <summary>One thing the audit found.</summary>
/// <param name="Kind">The kind, a short word in camel case.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What was found, with the arithmetic.</param>
/// <param name="Facts">The printed facts it rests on.</param>
public sealed record AuditFinding(string Kind, FindingSeverity Severity, string Message, ImmutableArray<string> Facts);
