using Abscopal.Input;

namespace Abscopal.Workbench.Digitise;

/// <summary>The axes of a figure: two pixels of each, with the data they stand for.</summary>
/// <param name="XPixel1">Column of the first time, from the left edge.</param>
/// <param name="Time1">The first time.</param>
/// <param name="XPixel2">Column of the second time.</param>
/// <param name="Time2">The second time.</param>
/// <param name="YPixel1">Row of the first survival, from the top edge.</param>
/// <param name="Survival1">The first survival, a proportion.</param>
/// <param name="YPixel2">Row of the second survival.</param>
/// <param name="Survival2">The second survival, a proportion.</param>
public sealed record AxisCalibration(double XPixel1, double Time1, double XPixel2, double Time2, double YPixel1, double Survival1, double YPixel2, double Survival2)
{
    /// <summary>The calibration of a plot box whose edges are the ends of the axes: survival 0 at its bottom, 1 at its top.</summary>
    /// <param name="left">Column of time 0.</param>
    /// <param name="top">Row of survival 1.</param>
    /// <param name="right">Column of the last time.</param>
    /// <param name="bottom">Row of survival 0.</param>
    /// <param name="lastTime">The last time.</param>
    public static AxisCalibration Box(double left, double top, double right, double bottom, double lastTime) => new(left, 0, right, lastTime, bottom, 0, top, 1);

    internal double Time(double column) => Time1 + ((column - XPixel1) / (XPixel2 - XPixel1) * (Time2 - Time1));

    internal double Survival(double row) => Survival1 + ((row - YPixel1) / (YPixel2 - YPixel1) * (Survival2 - Survival1));

    internal double Column(double time) => XPixel1 + ((time - Time1) / (Time2 - Time1) * (XPixel2 - XPixel1));

    internal double Row(double survival) => YPixel1 + ((survival - Survival1) / (Survival2 - Survival1) * (YPixel2 - YPixel1));

    internal void ThrowIfPointsCoincide(string figure)
    {
        if (XPixel1 == XPixel2 || YPixel1 == YPixel2 || Time1 == Time2 || Survival1 == Survival2)
            throw new InvalidInputException(new InputProblem("the two points of an axis are the same", figure, Allowed: "two different points of each axis"));
    }
}
