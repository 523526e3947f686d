namespace Abscopal.Study.Protocol;

/// <summary>An endpoint of the study.</summary>
/// <param name="Id">The endpoint: PFS, OS and so on, the same as in the published facts.</param>
/// <param name="Role">Primary or secondary.</param>
/// <param name="Label">Its name as a reader sees it.</param>
/// <param name="Definition">What is measured.</param>
public sealed record ProtocolEndpoint(string Id, EndpointRole Role, Words Label, Words Definition);
