using System.Collections.Immutable;
using Abscopal.Numerics.Elementary;
using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.SampleSize;

/// <summary>One look of a randomised trial with its expected events and time.</summary>
/// <param name="Look">The look of the design.</param>
/// <param name="Events">The events at which it is made.</param>
/// <param name="Time">The calendar time at which they are expected.</param>
/// <param name="Subjects">The subjects expected to be accrued by then.</param>
/// <param name="HazardRatioAtBound">The hazard ratio that just reaches the efficacy bound, or null without one.</param>
public sealed record LookCalendar(DesignLook Look, double Events, double Time, double Subjects, double? HazardRatioAtBound)
{
    /// <summary>The calendar of a design's looks.</summary>
    /// <param name="design">The design.</param>
    /// <param name="plan">The rates; accrual must end.</param>
    /// <param name="events">The events at full information.</param>
    public static ImmutableArray<LookCalendar> Of(GroupSequentialDesign design, TwoArmPlan plan, double events)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(plan);
        var looks = ImmutableArray.CreateBuilder<LookCalendar>(design.Looks.Length);
        foreach (DesignLook look in design.Looks)
        {
            double target = events * look.InformationFraction;
            double time = ExpectedEvents.TimeOf(plan, target);
            double information = target * plan.ControlShare * (1 - plan.ControlShare);
            double? ratio = look.Upper is { } upper ? ElementaryMath.Exp(-upper / Math.Sqrt(information)) : null;
            looks.Add(new LookCalendar(look, target, time, plan.Accrual.Cumulative(time), ratio));
        }

        return looks.MoveToImmutable();
    }
}
