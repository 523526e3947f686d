namespace Abscopal.Trials.Simulation;

/// <summary>How subjects are allocated to the two arms, in blocks.</summary>
/// <param name="Control">Control subjects of a block.</param>
/// <param name="Experimental">Experimental subjects of a block.</param>
/// <param name="Permuted">Whether each block is permuted at random; else every block is spread in the same fixed order.</param>
public sealed record AllocationRule(int Control = 1, int Experimental = 1, bool Permuted = false);
