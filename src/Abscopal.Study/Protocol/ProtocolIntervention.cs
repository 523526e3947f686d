using System.Collections.Immutable;

namespace Abscopal.Study.Protocol;

/// <summary>An intervention of which no cycles are told, as other registers of studies describe them.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Description">What it is; null where it is not told.</param>
/// <param name="Administrations">How it is given, a line each: dose, route, frequency, duration.</param>
public sealed record ProtocolIntervention(string Id, Words Label, Words? Description, ImmutableArray<Words> Administrations);
