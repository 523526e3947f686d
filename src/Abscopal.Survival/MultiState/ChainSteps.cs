namespace Abscopal.Survival;

/// <summary>The event times of a chain after a start, with those at risk in each state and the moves between states.</summary>
internal sealed class ChainSteps
{
    private ChainSteps(int states, double[] times)
    {
        States = states;
        Times = times;
        AtRisk = new int[times.Length * states];
        Hazards = new double[times.Length * states * states];
        Moves = new int[times.Length * states * states];
    }

    public int States { get; }

    /// <summary>The times after the start at which somebody moves.</summary>
    public double[] Times { get; }

    /// <summary>Those at risk just before each time, by state.</summary>
    public int[] AtRisk { get; }

    /// <summary>For each time, the matrix I + dA in row order.</summary>
    public double[] Hazards { get; }

    /// <summary>For each time, the number of moves from state to state in row order.</summary>
    public int[] Moves { get; }

    /// <summary>For each row of the data, the first event time at which it is at risk.</summary>
    public required int[] First { get; init; }

    /// <summary>For each row of the data, the event time after the last at which it is at risk; not above First when there is none.</summary>
    public required int[] End { get; init; }

    public static ChainSteps Create(MultiStateData data, double start)
    {
        int ranks = data.DistinctTimes.Length;
        bool[] moved = new bool[ranks];
        for (int i = 0; i < data.Count; i++)
        {
            if (data.To[i] >= 0 && data.DistinctTimes[data.ExitRanks[i]] > start) moved[data.ExitRanks[i]] = true;
        }

        // The number of event times up to and with each rank turns ranks into places among the event times.
        int[] upTo = new int[ranks];
        var times = new List<double>();
        for (int r = 0; r < ranks; r++)
        {
            if (moved[r]) times.Add(data.DistinctTimes[r]);
            upTo[r] = times.Count;
        }

        int[] first = Array.ConvertAll(data.EntryRanks, r => upTo[r]);
        int[] end = Array.ConvertAll(data.ExitRanks, r => upTo[r]);
        var steps = new ChainSteps(data.StateLabels.Length, [.. times]) { First = first, End = end };
        steps.Count(data, start);
        return steps;
    }

    private void Count(MultiStateData data, double start)
    {
        int[] change = new int[(Times.Length + 1) * States];
        for (int i = 0; i < data.Count; i++)
        {
            change[(First[i] * States) + data.From[i]]++;
            change[(End[i] * States) + data.From[i]]--;
            if (data.To[i] >= 0 && data.DistinctTimes[data.ExitRanks[i]] > start)
                Moves[((((End[i] - 1) * States) + data.From[i]) * States) + data.To[i]]++;
        }

        Span<int> now = new int[States];
        for (int e = 0; e < Times.Length; e++)
        {
            for (int j = 0; j < States; j++)
            {
                now[j] += change[(e * States) + j];
                AtRisk[(e * States) + j] = now[j];
                FillRow(e, j, now[j]);
            }
        }
    }

    private void FillRow(int e, int j, int atRisk)
    {
        int row = ((e * States) + j) * States;
        int leaving = 0;
        for (int k = 0; k < States; k++)
        {
            int moves = Moves[row + k];
            leaving += moves;
            if (moves > 0) Hazards[row + k] = (double)moves / atRisk;
        }

        Hazards[row + j] = leaving == 0 ? 1 : (double)(atRisk - leaving) / atRisk;
    }
}
