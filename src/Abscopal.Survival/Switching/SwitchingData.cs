using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>A randomised trial in which subjects may have been treated in other ways than they were randomised to.</summary>
public sealed class SwitchingData
{
    private SwitchingData(double[] times, bool[] events, bool[] randomised, double[] treated, double[] potential)
    {
        Times = [.. times];
        Events = [.. events];
        Randomised = [.. randomised];
        TreatedTimes = [.. treated];
        PotentialFollowUp = [.. potential];
    }

    /// <summary>The time to event or censoring.</summary>
    public ImmutableArray<double> Times { get; }

    /// <summary>Whether it is an event.</summary>
    public ImmutableArray<bool> Events { get; }

    /// <summary>Whether the subject was randomised to the experimental arm.</summary>
    public ImmutableArray<bool> Randomised { get; }

    /// <summary>The part of the time spent on the experimental treatment.</summary>
    public ImmutableArray<double> TreatedTimes { get; }

    /// <summary>The time at which the subject would have been censored administratively, known for the dead too.</summary>
    public ImmutableArray<double> PotentialFollowUp { get; }

    /// <summary>Data from columns of n elements each.</summary>
    /// <param name="times">Positive times.</param>
    /// <param name="events">Events (true) or censorings.</param>
    /// <param name="randomised">Experimental arm (true) or control.</param>
    /// <param name="treated">Time on the experimental treatment, from 0 to the time.</param>
    /// <param name="potential">Potential follow-up, at least the time.</param>
    /// <exception cref="SurvivalDataException">A column differs in length, a number is out of its range, or an arm is empty.</exception>
    public static SwitchingData Create(double[] times, bool[] events, bool[] randomised, double[] treated, double[] potential)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(randomised);
        ArgumentNullException.ThrowIfNull(treated);
        ArgumentNullException.ThrowIfNull(potential);
        SurvivalDataException.ThrowIfUnequal(times.Length, events.Length, nameof(events));
        SurvivalDataException.ThrowIfUnequal(times.Length, randomised.Length, nameof(randomised));
        SurvivalDataException.ThrowIfUnequal(times.Length, treated.Length, nameof(treated));
        SurvivalDataException.ThrowIfUnequal(times.Length, potential.Length, nameof(potential));
        for (int i = 0; i < times.Length; i++)
        {
            if (!(times[i] > 0 && treated[i] >= 0 && treated[i] <= times[i] && potential[i] >= times[i] && double.IsFinite(potential[i])))
                throw new SurvivalDataException($"row {i + 1}: time {times[i]:R}, treated {treated[i]:R}, follow-up {potential[i]:R}; 0 <= treated <= time <= follow-up is needed");
        }

        if (!randomised.Contains(true) || !randomised.Contains(false)) throw new SurvivalDataException("an arm is empty; both need subjects");
        return new SwitchingData(times, events, randomised, treated, potential);
    }
}
