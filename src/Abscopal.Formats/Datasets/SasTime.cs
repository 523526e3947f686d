namespace Abscopal.Formats.Datasets;

/// <summary>Dates and times as SAS counts them: days, or seconds, since 1 January 1960 of the Gregorian calendar, without leap seconds.</summary>
public static class SasTime
{
    /// <summary>The seconds of a day.</summary>
    public const double SecondsPerDay = 86400;

    private static readonly int Origin = new DateOnly(1960, 1, 1).DayNumber;

    /// <summary>The days since 1960-01-01.</summary>
    /// <param name="date">A date.</param>
    public static double FromDate(DateOnly date) => date.DayNumber - Origin;

    /// <summary>The seconds since 1960-01-01T00:00:00.</summary>
    /// <param name="moment">A date with a time; its zone is not looked at.</param>
    public static double FromDateTime(DateTime moment) => FromDate(DateOnly.FromDateTime(moment)) * SecondsPerDay + moment.TimeOfDay.Ticks / (double)TimeSpan.TicksPerSecond;

    /// <summary>The date of a number of days.</summary>
    /// <param name="days">Days since 1960-01-01; a fraction of a day is dropped.</param>
    /// <param name="date">The date, when it lies in the years 1 to 9999.</param>
    public static bool TryToDate(double days, out DateOnly date)
    {
        double number = Math.Floor(days) + Origin;
        bool isDate = number >= 0 && number <= DateOnly.MaxValue.DayNumber;
        date = isDate ? DateOnly.FromDayNumber((int)number) : default;
        return isDate;
    }

    /// <summary>The moment of a number of seconds, to the tick of 100 nanoseconds.</summary>
    /// <param name="seconds">Seconds since 1960-01-01T00:00:00.</param>
    /// <param name="moment">The moment, when it lies in the years 1 to 9999.</param>
    public static bool TryToDateTime(double seconds, out DateTime moment)
    {
        double day = Math.Floor(seconds / SecondsPerDay);
        moment = default;
        if (!TryToDate(day, out DateOnly date)) return false;
        double within = Math.Round((seconds - day * SecondsPerDay) * TimeSpan.TicksPerSecond);
        if (within >= TimeSpan.TicksPerDay) return false;
        moment = date.ToDateTime(TimeOnly.MinValue).AddTicks((long)within);
        return true;
    }
}
