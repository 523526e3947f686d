using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials.OneArm;

/// <summary>The joint distribution of observed and expected events of a whole trial, subject by subject.</summary>
internal static class OneSampleEnumeration
{
    private const int CellsOfOne = 128;
    private const int Entries = 64;

    public static double Rejection(OneArmDesignOptions options, int subjects, double ratio, OneSampleVariance variance)
    {
        double most = options.Control.CumulativeHazard(options.Accrual + options.FollowUp);
        double width = most / CellsOfOne;
        (double[] censored, double[] events) = OneSubject(options, ratio, width);
        // Ten standard deviations above the mean of the sum nothing is left to tell.
        int cells = Math.Min(subjects * CellsOfOne, (int)(((subjects / ratio) + (10 * Math.Sqrt(subjects) / ratio)) / width) + CellsOfOne) + 2;
        double[][] state = [.. Enumerable.Range(0, subjects + 1).Select(_ => new double[cells])];
        double[] next = new double[cells];
        state[0][0] = 1;
        for (int i = 0; i < subjects; i++)
        {
            int reached = Math.Min(cells, ((i + 1) * CellsOfOne) + 2);
            for (int observed = i + 1; observed >= 0; observed--)
            {
                Array.Clear(next);
                Convolve(state[observed], censored, next, reached);
                if (observed > 0) Convolve(state[observed - 1], events, next, reached);
                (state[observed], next) = (next, state[observed]);
            }
        }

        double critical = Normal.UpperQuantile(options.Alpha);
        double sum = 0;
        for (int observed = 0; observed <= subjects; observed++)
        {
            for (int cell = 0; cell < cells; cell++)
            {
                if (OneSampleLogRank.Statistic(observed, cell * width, variance) >= critical) sum += state[observed][cell];
            }
        }

        return sum;
    }

    // Mass is split between the two neighbours of a value so that the mean is kept.
    private static (double[] Censored, double[] Events) OneSubject(OneArmDesignOptions options, double ratio, double width)
    {
        double[] censored = new double[CellsOfOne + 2];
        double[] events = new double[CellsOfOne + 2];
        for (int entry = 0; entry < Entries; entry++)
        {
            double end = options.Control.CumulativeHazard(options.FollowUp + (options.Accrual * (entry + 0.5) / Entries));
            Split(censored, end / width, ElementaryMath.Exp(-ratio * end) / Entries);
            int steps = (int)Math.Ceiling(end / width);
            for (int step = 0; step < steps; step++)
            {
                double from = step * width;
                double to = Math.Min(end, from + width);
                double atFrom = ElementaryMath.Exp(-ratio * from);
                double atTo = ElementaryMath.Exp(-ratio * to);
                double mass = atFrom - atTo;
                if (mass <= 0) continue;
                double mean = (((from * atFrom) - (to * atTo)) / mass) + (1 / ratio);
                Split(events, mean / width, mass / Entries);
            }
        }

        return (censored, events);
    }

    private static void Split(double[] cells, double place, double mass)
    {
        int cell = Math.Clamp((int)place, 0, cells.Length - 2);
        double over = place - cell;
        cells[cell] += mass * (1 - over);
        cells[cell + 1] += mass * over;
    }

    private static void Convolve(double[] before, double[] one, double[] after, int reached)
    {
        for (int j = 0; j < one.Length; j++)
        {
            double share = one[j];
            if (share == 0) continue;
            int last = Math.Min(reached, after.Length) - j;
            for (int i = 0; i < last; i++) after[i + j] += share * before[i];
        }
    }
}
