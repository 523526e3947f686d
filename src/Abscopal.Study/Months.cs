namespace Abscopal.Study;

/// <summary>Months as a unit of time: a twelfth of the Julian year of 365.25 days.</summary>
/// <remarks>Ties and landmarks are decided on days; months are for showing and for reading printed figures.</remarks>
public static class Months
{
    /// <summary>The days of one month: 365.25 / 12, exact in binary.</summary>
    public const double DaysPerMonth = 30.4375;

    /// <summary>A length of time in months.</summary>
    /// <param name="days">The length in days.</param>
    public static double FromDays(double days) => days / DaysPerMonth;

    /// <summary>A length of time in days, not rounded.</summary>
    /// <param name="months">The length in months.</param>
    public static double ToDays(double months) => months * DaysPerMonth;

    /// <summary>The months from one day to another; negative when <paramref name="to"/> comes first.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static double Between(DateOnly from, DateOnly to) => FromDays(to.DayNumber - from.DayNumber);
}
