namespace Abscopal.Evidence.Curves;

// Whether the corners of the steps were clicked, and then which moves between points are falls. A fall costs its shift
// in time, a run its shift in survival, two falls or two runs in succession a little; the cheapest reading is found by
// dynamic programming over the two kinds, so that jitter of a pixel and a forgotten corner do no harm.
internal static class CornerReading
{
    private const double Repetition = 0.02;

    public static bool[] Falls(double[] times, double[] levels)
    {
        int moves = times.Length - 1;
        double timeRange = Math.Max(times.Max() - times.Min(), double.Epsilon);
        double levelRange = Math.Max(levels.Max() - levels.Min(), double.Epsilon);
        bool[,] fromFall = new bool[moves, 2];
        double run = 0, fall = Repetition;
        for (int i = 0; i < moves; i++)
        {
            fromFall[i, 0] = fall <= run + Repetition;
            fromFall[i, 1] = fall + Repetition < run;
            double nextRun = Math.Min(run + Repetition, fall) + (Math.Abs(levels[i + 1] - levels[i]) / levelRange);
            double nextFall = Math.Min(run, fall + Repetition) + (Math.Abs(times[i + 1] - times[i]) / timeRange);
            (run, fall) = (nextRun, nextFall);
        }

        bool[] falls = new bool[moves];
        bool isFall = fall < run;
        for (int i = moves - 1; i >= 0; i--)
        {
            falls[i] = isFall;
            isFall = fromFall[i, isFall ? 1 : 0];
        }

        return falls;
    }

    // By corners, the falls together take no time and the runs together lose no survival; jitter cancels in the sums.
    public static bool IsByCorners(double[] times, double[] levels, bool[] falls)
    {
        double inFalls = 0, inRuns = 0;
        for (int i = 0; i < falls.Length; i++)
        {
            if (falls[i]) inFalls += times[i + 1] - times[i];
            else inRuns += levels[i] - levels[i + 1];
        }

        return Math.Abs(inFalls) <= 0.03 * (times.Max() - times.Min()) && Math.Abs(inRuns) <= 0.03 * Math.Max(levels.Max() - levels.Min(), 0.01);
    }
}
