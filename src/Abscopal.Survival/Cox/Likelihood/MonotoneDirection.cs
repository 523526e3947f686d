namespace Abscopal.Survival;

/// <summary>Certifies directions of the coefficients in which a partial likelihood rises for ever.</summary>
/// <remarks>
/// Along d the log-likelihood never falls when each event has the greatest d'x of its risk set (where whole sets of events
/// compete, when each has at least that of every other row at risk). Source: the condition of Jacobsen, Scand. J. Stat. 16
/// (1989) 335-349, for a maximum to exist.
/// </remarks>
internal static class MonotoneDirection
{
    private const double Tolerance = 1e-3;

    /// <summary>A direction made of the large parts of a step, if the likelihood rises for ever along it.</summary>
    public static bool TryFind(PartialLikelihood likelihood, ReadOnlySpan<double> step, out double[] direction)
    {
        CoxDesign design = likelihood.Design;
        direction = new double[step.Length];
        double most = 0;
        for (int j = 0; j < step.Length; j++) most = Math.Max(most, Math.Abs(step[j]) * design.Ranges[j]);
        for (int j = 0; j < step.Length; j++)
        {
            if (Math.Abs(step[j]) * design.Ranges[j] > 0.02 * most) direction[j] = step[j] / most;
        }

        double[] along = new double[design.Count];
        design.Covariates.AddPredictors(0, direction, along);
        if (!NeverFalls(design, along, likelihood.TiedEventsCompete)) return false;
        double length = Length(along, design.HasEntry ? 30 : 600);
        for (int j = 0; j < direction.Length; j++) direction[j] *= length;
        return true;
    }

    private static bool NeverFalls(CoxDesign design, double[] along, bool tiedEventsCompete)
    {
        int[] strata = design.StratumBlock;
        bool rises = false;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            var others = new PriorityQueue<int, double>();
            for (int b = strata[s]; b < strata[s + 1]; b++)
            {
                int firstEvent = design.FirstEvent[b];
                int end = design.BlockStart[b + 1];
                for (int k = design.BlockStart[b]; k < firstEvent; k++) others.Enqueue(k, -along[k]);
                while (design.HasEntry && others.Count > 0 && design.EntryBlock[others.Peek()] <= b) others.Dequeue();
                ReadOnlySpan<double> events = along.AsSpan(firstEvent, end - firstEvent);
                double least = Least(events);
                double most = -Least(events, sign: -1);
                double rival = others.Count > 0 ? along[others.Peek()] : least;
                if (tiedEventsCompete) rival = Math.Max(rival, most);
                if (rival > least + Tolerance) return false;
                rises = rises || HasLower(along, others, most);
                for (int k = firstEvent; k < end; k++) others.Enqueue(k, -along[k]);
            }
        }

        return rises;
    }

    private static bool HasLower(double[] along, PriorityQueue<int, double> others, double height)
    {
        foreach ((int k, _) in others.UnorderedItems)
        {
            if (along[k] < height - Tolerance) return true;
        }

        return false;
    }

    private static double Least(ReadOnlySpan<double> values, int sign = 1)
    {
        double least = double.PositiveInfinity;
        foreach (double x in values) least = Math.Min(least, sign * x);
        return least;
    }

    // Far enough that the rest of the likelihood's rise is roundoff where rows differ by at least the smallest distance, and
    // not so far that sums of risks overflow or, where rows leave the sums, cancel.
    private static double Length(double[] along, double most)
    {
        double[] sorted = [.. along];
        Array.Sort(sorted);
        double smallest = double.PositiveInfinity;
        for (int i = 1; i < sorted.Length; i++)
        {
            double gap = sorted[i] - sorted[i - 1];
            if (gap > Tolerance) smallest = Math.Min(smallest, gap);
        }

        return Math.Min(36 / smallest, most / (sorted[^1] - sorted[0]));
    }
}
