using System.Collections.Immutable;

namespace Abscopal.Evidence.Curves;

/// <summary>Points clicked or traced on a published survival curve, in the order in which they were taken.</summary>
/// <remarks>
/// The order carries information: where every corner of the steps was clicked, the first point of a fall is its top and
/// the second its bottom, whatever a slip of a pixel did to their times. Points in any other order are sorted by time.
/// </remarks>
public sealed record DigitisedCurve
{
    /// <summary>Makes a curve of its points.</summary>
    /// <param name="times">Times from time zero; m elements.</param>
    /// <param name="survival">Survival at those times, proportions or percentages; m elements.</param>
    /// <param name="label">The arm.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public DigitisedCurve(IEnumerable<double> times, IEnumerable<double> survival, string label = "")
    {
        Times = [.. times];
        Survival = [.. survival];
        Label = label;
        if (Times.Length != Survival.Length) throw new ArgumentException($"there are {Survival.Length} values of survival for {Times.Length} times", nameof(survival));
    }

    /// <summary>The arm.</summary>
    public string Label { get; }

    /// <summary>Times from time zero.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Survival at those times.</summary>
    public ImmutableArray<double> Survival { get; }
}
