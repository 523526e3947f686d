namespace Abscopal.Clinical.Dates;

/// <summary>Days of a study as SDTM counts them: the first is day 1, the one before it day -1; there is no day 0.</summary>
internal static class StudyDay
{
    public static int Of(DateOnly date, DateOnly start) => date.DayNumber - start.DayNumber + (date >= start ? 1 : 0);
}
