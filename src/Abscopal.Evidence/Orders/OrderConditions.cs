using System.Runtime.CompilerServices;
using Abscopal.Evidence.Constraints;
using Abscopal.Survival;

namespace Abscopal.Evidence.Orders;

/// <summary>Builds the conditions on days that an order, its curves and a convention imply.</summary>
internal static class OrderConditions
{
    /// <summary>How near a height must be to a level to be at it.</summary>
    public const double HalfTolerance = 1e-9;

    /// <summary>Adds what quantiles and rates ask by one median rule; false when the order cannot have printed them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryAddEstimates(ChainSystem chain, EndpointConstraints constraints, OrderCurves curves, PlateauRule plateau)
    {
        foreach (QuantileConstraint quantile in constraints.Quantiles)
        {
            if (!AddEstimate(chain, curves.Events, quantile, plateau)) return false;
        }

        if (constraints.FollowUp is { } median && !AddEstimate(chain, curves.FollowUp, median, plateau)) return false;
        foreach (LandmarkConstraint landmark in constraints.Landmarks)
        {
            if (!AddLandmark(chain, curves.Events, landmark)) return false;
        }

        return true;
    }

    /// <summary>Adds what the limits of quantiles ask by one interval type; false when the order cannot have printed them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryAddLimits(ChainSystem chain, EndpointConstraints constraints, OrderCurves curves, int type)
    {
        foreach (QuantileConstraint quantile in constraints.Quantiles)
        {
            if (!AddLimits(chain, curves.Events, quantile, type)) return false;
        }

        return constraints.FollowUp is not { } median || AddLimits(chain, curves.FollowUp, median, type);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AddLimits(ChainSystem chain, CurveTrace curve, QuantileConstraint quantile, int type)
    {
        double level = 1 - quantile.Probability;
        return AddLimit(chain, curve, curve.Crossing(type, upper: false, level), quantile.Lower, notReached: false)
            && AddLimit(chain, curve, curve.Crossing(type, upper: true, level), quantile.Upper, quantile.UpperNotReached);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AddEstimate(ChainSystem chain, CurveTrace curve, QuantileConstraint quantile, PlateauRule plateau)
    {
        double level = 1 - quantile.Probability;
        int step = 0;
        // Products of up to 64 ratios of whole numbers below 65 that differ from a level of few decimals differ by more.
        while (step < curve.Steps && curve.Survival(step) > level + HalfTolerance) step++;
        if (step == curve.Steps) return quantile.Estimate is null;
        if (quantile.EstimateNotReached) return false;
        if (quantile.Estimate is not { } window) return true;
        bool onPlateau = plateau != PlateauRule.FirstTime && Math.Abs(curve.Survival(step) - level) <= HalfTolerance;
        if (!onPlateau)
        {
            chain.Restrict(curve.Place(step), new DayWindow((window.First + 1) / 2, window.Last / 2));
            return true;
        }

        int end = step + 1 < curve.Steps ? curve.Place(step + 1) : chain.Count - 1;
        if (end == curve.Place(step)) chain.Restrict(end, new DayWindow((window.First + 1) / 2, window.Last / 2));
        else chain.RestrictSum(curve.Place(step), end, window);
        return true;
    }

    private static bool AddLimit(ChainSystem chain, CurveTrace curve, int step, DayWindow? window, bool notReached)
    {
        if (step < 0) return window is null;
        return !notReached && (window is not { } days || chain.Restrict(curve.Place(step), days));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool AddLandmark(ChainSystem chain, CurveTrace curve, LandmarkConstraint landmark)
    {
        int firstInside = -1;
        int lastInside = -1;
        for (int reached = 0; reached <= curve.Steps; reached++)
        {
            double s = reached == 0 ? 1 : curve.Survival(reached - 1);
            if (s < landmark.Least || s > landmark.Greatest) continue;
            if (firstInside < 0) firstInside = reached;
            lastInside = reached;
        }

        if (firstInside < 0) return false;
        if (firstInside > 0) chain.Restrict(curve.Place(firstInside - 1), new DayWindow(0, landmark.LastDay));
        if (lastInside < curve.Steps) chain.Restrict(curve.Place(lastInside), new DayWindow(landmark.LastDay + 1, int.MaxValue));
        // A rate was printed, so somebody was observed past the landmark, unless nobody was left without the event.
        if (landmark.Least > 0) chain.Restrict(chain.Count - 1, new DayWindow(landmark.LastDay + 1, int.MaxValue));
        return true;
    }
}
