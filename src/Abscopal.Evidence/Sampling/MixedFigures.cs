using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Evidence.Sampling;

/// <summary>The figures of an endpoint whose mixing is reported: none of them is printed as it stands.</summary>
internal static class MixedFigures
{
    public static IEnumerable<(string Name, Func<EndpointTimes, double> Figure)> Of(ArmConditions conditions)
    {
        int horizon = conditions.RowDays.Length > 1 ? conditions.RowDays[^1] : conditions.LastDay;
        string months = Months.FromDays(horizon).ToString("0.0", CultureInfo.InvariantCulture);
        yield return ($"restricted mean to {months} months", times => Mean(times, horizon));
        yield return ("survival at half that time", times => Survival(times, horizon / 2));
        yield return ("events in the first quarter of that time", times => Events(times, horizon / 4));
        yield return ("mean follow-up", times => times.Days.Average());
    }

    private static double Survival(EndpointTimes times, int day)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromDays(times.Days.AsSpan(), times.Events.AsSpan()));
        int place = curve.Times.BinarySearch((double)day);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 1 : curve.Survival[place];
    }

    private static double Mean(EndpointTimes times, int horizon)
    {
        KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromDays(times.Days.AsSpan(), times.Events.AsSpan()));
        double sum = 0;
        double height = 1;
        double from = 0;
        for (int i = 0; i < curve.Times.Length && curve.Times[i] < horizon; i++)
        {
            sum += height * (curve.Times[i] - from);
            (from, height) = (curve.Times[i], curve.Survival[i]);
        }

        return Months.FromDays(sum + (height * (horizon - from)));
    }

    private static double Events(EndpointTimes times, int day)
    {
        int count = 0;
        for (int i = 0; i < times.Days.Length; i++)
        {
            if (times.Events[i] && times.Days[i] <= day) count++;
        }

        return count;
    }
}
