namespace Abscopal.Evidence.Bounds;

/// <summary>Boxes by events so far and subjects left, for the days after one anchor up to the next.</summary>
internal sealed class LatticeStage
{
    private readonly CurveBox[] _boxes;
    private readonly int _width;

    public LatticeStage(int firstEvents, int lastEvents, int leastLeft, int mostLeft, int flags)
    {
        (FirstEvents, LastEvents, LeastLeft, MostLeft, Flags) = (firstEvents, lastEvents, leastLeft, mostLeft, flags);
        _width = Math.Max(0, lastEvents - firstEvents + 1);
        _boxes = new CurveBox[Cells(firstEvents, lastEvents, leastLeft, mostLeft, flags)];
        Array.Fill(_boxes, CurveBox.Empty);
    }

    public int FirstEvents { get; }

    public int LastEvents { get; }

    public int LeastLeft { get; }

    public int MostLeft { get; }

    /// <summary>1, or 3 inside the window of a limit: nothing yet; too low before it; raised within it.</summary>
    public int Flags { get; }

    public bool Has(int events, int left) => events >= FirstEvents && events <= LastEvents && left >= LeastLeft && left <= MostLeft;

    public ref CurveBox At(int events, int left, int flag) => ref _boxes[((((left - LeastLeft) * _width) + (events - FirstEvents)) * Flags) + flag];

    public static long Cells(int firstEvents, int lastEvents, int leastLeft, int mostLeft, int flags) =>
        (long)Math.Max(0, lastEvents - firstEvents + 1) * Math.Max(0, mostLeft - leastLeft + 1) * flags;
}
