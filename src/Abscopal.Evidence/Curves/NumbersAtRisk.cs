using System.Collections.Immutable;

namespace Abscopal.Evidence.Curves;

/// <summary>The numbers at risk printed below a curve: those with a time of at least the row's.</summary>
public sealed record NumbersAtRisk
{
    /// <summary>Makes a table of its rows.</summary>
    /// <param name="times">Times from time zero; r elements.</param>
    /// <param name="counts">Subjects at risk just before each time; r elements.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public NumbersAtRisk(IEnumerable<double> times, IEnumerable<int> counts)
    {
        Times = [.. times];
        Counts = [.. counts];
        if (Times.Length != Counts.Length) throw new ArgumentException($"there are {Counts.Length} counts for {Times.Length} times", nameof(counts));
    }

    /// <summary>Times from time zero, increasing.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Subjects at risk just before each time.</summary>
    public ImmutableArray<int> Counts { get; }
}
