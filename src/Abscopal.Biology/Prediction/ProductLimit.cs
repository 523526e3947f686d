namespace Abscopal.Biology.Prediction;

/// <summary>Kaplan and Meier's estimate of one small trial, without allocation: rates at days, and the first day at or below one half.</summary>
internal static class ProductLimit
{
    /// <summary>Sorts the subjects and reads the curve.</summary>
    /// <param name="days">Day of event or censoring by subject; sorted on return.</param>
    /// <param name="isEvent">Whether it was an event; sorted along.</param>
    /// <param name="landmarks">Days, rising.</param>
    /// <param name="rates">Takes the rates; NaN past the last observation of a curve above 0.</param>
    /// <returns>The median; infinite when the curve stays above one half.</returns>
    public static double Read(Span<double> days, Span<bool> isEvent, ReadOnlySpan<double> landmarks, Span<double> rates)
    {
        days.Sort(isEvent);
        double survival = 1;
        double median = double.PositiveInfinity;
        int landmark = 0;
        int i = 0;
        while (i < days.Length)
        {
            double day = days[i];
            while (landmark < landmarks.Length && landmarks[landmark] < day) rates[landmark++] = survival;
            int deaths = 0;
            int gone = i;
            for (; gone < days.Length && days[gone] == day; gone++)
            {
                if (isEvent[gone]) deaths++;
            }

            survival *= 1 - ((double)deaths / (days.Length - i));
            if (survival <= 0.5 + 1e-12 && double.IsPositiveInfinity(median)) median = day;
            i = gone;
        }

        for (; landmark < landmarks.Length; landmark++) rates[landmark] = survival <= 0 || landmarks[landmark] <= days[^1] ? survival : double.NaN;
        return median;
    }
}
