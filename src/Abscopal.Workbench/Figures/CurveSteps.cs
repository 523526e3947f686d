using Abscopal.Reporting.Figures;
using Abscopal.Survival;

namespace Abscopal.Workbench.Figures;

/// <summary>The steps of estimated curves, as figures draw them.</summary>
internal static class CurveSteps
{
    /// <summary>A step at each event, with the limits of the curve.</summary>
    public static List<CurveStep> Of(KaplanMeierCurve curve, Func<int, Interval>? limits = null)
    {
        limits ??= curve.Limits;
        var steps = new List<CurveStep> { new(0, 1, 1, 1) };
        for (int i = 0; i < curve.Times.Length; i++)
        {
            if (curve.Table.Events[i] > 0) steps.Add(Step(curve.Times[i], curve.Survival[i], limits(i)));
        }

        return steps;
    }

    /// <summary>A step at each event of the cause, with the limits of the incidence.</summary>
    public static List<CurveStep> Of(CumulativeIncidenceCurves group, CumulativeIncidenceCurve cause)
    {
        var steps = new List<CurveStep> { new(0, 0, 0, 0) };
        ReadOnlySpan<int> events = group.Table.Events(cause.Cause);
        for (int i = 0; i < events.Length; i++)
        {
            if (events[i] > 0) steps.Add(Step(cause.Times[i], cause.Incidence[i], cause.Limits(i)));
        }

        return steps;
    }

    /// <summary>The corners of a curve to its last observation, each height passed through a function; heights without a place are left out.</summary>
    public static List<PlotCoordinate> Corners(KaplanMeierCurve curve, Func<double, double, PlotCoordinate?> place)
    {
        var corners = new List<PlotCoordinate>();
        PlotCoordinate? last = null;
        foreach (CurveStep step in Of(curve))
        {
            if (place(step.Time, step.Value) is { } corner) corners.Add(corner);
        }

        for (int i = 0; i < curve.Times.Length; i++) last = place(curve.Times[i], curve.Survival[i]) ?? last;
        // The last height holds as long as anyone was observed at it.
        if (corners.Count > 0 && last is { } end && end.X > corners[^1].X) corners.Add(corners[^1] with { X = end.X });
        return corners;
    }

    private static CurveStep Step(double time, double value, Interval limits) => new(time, value, limits.Lower.ValueOrNull, limits.Upper.ValueOrNull);
}
