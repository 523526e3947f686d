using System.Collections.Immutable;

namespace Abscopal.Trials.GroupSequential;

/// <summary>Where a trial stops under one effect.</summary>
/// <param name="Upper">Of each look, the probability of stopping there at or above the upper bound.</param>
/// <param name="Lower">Of each look, the probability of stopping there at or below the lower bound.</param>
public sealed record SequentialExits(ImmutableArray<double> Upper, ImmutableArray<double> Lower)
{
    /// <summary>The exit probabilities of a sequence of bounds.</summary>
    /// <param name="information">The information of the looks, rising.</param>
    /// <param name="upper">The upper bounds of Z, infinity for none.</param>
    /// <param name="lower">The lower bounds of Z, minus infinity for none.</param>
    /// <param name="drift">The mean of Z at information 1; the mean at information I is drift sqrt I.</param>
    public static SequentialExits Of(ReadOnlySpan<double> information, ReadOnlySpan<double> upper, ReadOnlySpan<double> lower, double drift)
    {
        if (upper.Length != information.Length || lower.Length != information.Length)
            throw new DesignException("bounds", $"{upper.Length} upper and {lower.Length} lower for {information.Length} looks", "as many as looks");
        var recursion = new SequentialRecursion(drift);
        var up = ImmutableArray.CreateBuilder<double>(information.Length);
        var down = ImmutableArray.CreateBuilder<double>(information.Length);
        for (int k = 0; k < information.Length; k++)
        {
            recursion.Advance(information[k]);
            up.Add(recursion.Above(upper[k]));
            down.Add(recursion.Below(lower[k]));
            if (k < information.Length - 1) recursion.Continue(lower[k], upper[k]);
        }

        return new SequentialExits(up.ToImmutable(), down.ToImmutable());
    }
}
