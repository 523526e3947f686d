using System.Runtime.CompilerServices;
using Abscopal.Evidence.Constraints;

namespace Abscopal.Evidence.Orders;

/// <summary>
/// What the first places of an order already ask of the days, whatever follows: the earliest day of the next place, and
/// whether what has not been read yet off a curve can still be read on a day that late.
/// </summary>
/// <remarks>
/// Only what every order that begins so has in common is used, so that nothing is lost: a quantile is read where its
/// curve first reaches the level, a limit there or later, of whichever type reaches it first.
/// </remarks>
internal sealed class PrefixDays(EndpointConstraints constraints, OrderCurves curves)
{
    private readonly CurveTrace _events = curves.Events;
    private readonly CurveTrace _followUp = curves.FollowUp;

    /// <summary>No order that begins so can have printed the facts.</summary>
    public const int Never = int.MaxValue;

    // As the sums of tied steps may differ from those of single ones by roundoff.
    private const double LimitTolerance = 1e-9;

    /// <summary>The earliest day of an event that was just pushed on the curve; <see cref="Never"/> when there is none.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="earliest">The earliest day of the place before.</param>
    /// <param name="height">The curve before the event.</param>
    /// <param name="followsCensoring">Whether the place before was a censoring, so that the event falls on a later day.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Event(int place, int earliest, double height, bool followsCensoring)
    {
        int day = Math.Max(earliest + (followsCensoring ? 1 : 0), constraints.EventDays.First);
        foreach (LandmarkConstraint landmark in constraints.Landmarks)
        {
            if (_events.Current < landmark.Least) day = Math.Max(day, landmark.LastDay + 1);
        }

        foreach (QuantileConstraint quantile in constraints.Quantiles) day = Math.Max(day, ReadBelow(quantile, _events.Current));
        return day <= constraints.EventDays.Last
            && CanReadRates(place, day, height)
            && CanReadQuantiles(earliest, day, (height, _events.Steps - 1), (_followUp.Current, _followUp.Steps)) ? day : Never;
    }

    /// <summary>The earliest day of a censoring that was just pushed on the curve of follow-up.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="earliest">The earliest day of the place before.</param>
    /// <param name="height">The curve of follow-up before the censoring.</param>
    /// <param name="isLate">Whether it is one of those known to have been seen late.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Censoring(int place, int earliest, double height, bool isLate)
    {
        int day = Math.Max(earliest, constraints.CensoringDays.First);
        if (isLate) day = Math.Max(day, constraints.LateDay);
        if (constraints.FollowUp is { } median) day = Math.Max(day, ReadBelow(median, _followUp.Current));
        return day <= constraints.CensoringDays.Last
            && CanReadRates(place, day, _events.Current)
            && CanReadQuantiles(earliest, day, (_events.Current, _events.Steps), (height, _followUp.Steps - 1)) ? day : Never;
    }

    // Below the level the quantile has been read: here, before, or in the middle between here and before.
    private static int ReadBelow(QuantileConstraint quantile, double height) =>
        quantile.Estimate is { } window && height < 1 - quantile.Probability - OrderConditions.HalfTolerance ? (window.First + 1) / 2 : 0;

    // A curve above a rate has to come down to it in time, and not past it in one step: steps grow longer. One that went
    // past it was not there in time.
    private bool CanReadRates(int place, int day, double height)
    {
        double left = constraints.Subjects - place - 1;
        foreach (LandmarkConstraint landmark in constraints.Landmarks)
        {
            if (height > landmark.Greatest && day > landmark.LastDay) return false;
            if (_events.Current > landmark.Greatest && _events.Current * ((left - 1) / left) < landmark.Least) return false;
        }

        return true;
    }

    // From the heights and steps of the curves before the place: what was not read by then is read on its day or later.
    private bool CanReadQuantiles(int earliest, int day, (double Height, int Steps) before, (double Height, int Steps) followUpBefore)
    {
        foreach (QuantileConstraint quantile in constraints.Quantiles)
        {
            if (!CanRead(quantile, _events, earliest, day, before.Height, before.Steps)) return false;
        }

        return constraints.FollowUp is not { } median || CanRead(median, _followUp, earliest, day, followUpBefore.Height, followUpBefore.Steps);
    }

    private static bool CanRead(QuantileConstraint quantile, CurveTrace trace, int earliest, int day, double height, int steps)
    {
        double level = 1 - quantile.Probability;
        if (quantile.Estimate is { } estimate && 2L * day > estimate.Last && height > level + OrderConditions.HalfTolerance) return false;
        return CanReadLimit(quantile.Lower, upper: false) && CanReadLimit(quantile.Upper, upper: true);

        // Asked once: at the place where the day passes the window.
        bool CanReadLimit(DayWindow? limit, bool upper) =>
            limit is not { } window || day <= window.Last || earliest > window.Last || trace.Reaches(upper, level + LimitTolerance, steps);
    }
}
