using System.Collections.Immutable;

namespace Abscopal.Study.Protocol;

/// <summary>What a study wants to know.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Role">Its rank.</param>
/// <param name="Text">The objective.</param>
/// <param name="Endpoints">The endpoints that answer it, by their names in the file.</param>
public sealed record ProtocolObjective(string Id, EndpointRole Role, Words Text, ImmutableArray<string> Endpoints);
