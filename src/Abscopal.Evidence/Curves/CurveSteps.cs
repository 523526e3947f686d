namespace Abscopal.Evidence.Curves;

// A curve as a sequence of possible falls: Times[j] is when, Levels[j] the survival that was read just after, Weights[j]
// the number of points it was read from, IdleCosts[j] what it costs to say that nobody fell there.
internal sealed record CurveSteps(double[] Times, double[] Levels, double[] Weights, double[] IdleCosts)
{
    public required double End { get; init; }

    public required bool EndsFlat { get; init; }

    // Standard deviation of one click, as a proportion.
    public required double Noise { get; init; }

    public required int Rises { get; init; }

    public required int Duplicates { get; init; }

    public required IReadOnlyList<string> Assumptions { get; init; }

    public int Count => Times.Length;

    public int FirstFrom(double time)
    {
        int place = Array.BinarySearch(Times, time);
        if (place < 0) return ~place;
        while (place > 0 && Times[place - 1] >= time) place--;
        return place;
    }

    public double LevelBefore(double time)
    {
        int place = FirstFrom(time);
        return place == 0 ? 1 : Levels[place - 1];
    }
}
