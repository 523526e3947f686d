using System.Collections.Immutable;

namespace Abscopal.Evidence.Bounds;

/// <summary>A proof that no cohort can have printed some facts of an endpoint together.</summary>
/// <param name="Arm">The key of the arm.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Facts">The facts; without any one of them the proof no longer holds.</param>
/// <param name="Proof">How it was proved.</param>
public sealed record Certificate(string Arm, string Endpoint, ImmutableArray<string> Facts, CertificateProof Proof);
