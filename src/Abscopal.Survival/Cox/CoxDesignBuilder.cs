namespace Abscopal.Survival;

/// <summary>Orders the rows of a sample into the blocks of a Cox regression.</summary>
internal sealed class CoxDesignBuilder
{
    private readonly SurvivalData _data;
    private readonly int[] _rows;
    private readonly int[] _start;
    private readonly int[] _firstEvent;
    private readonly int[] _rank;
    private readonly int[] _stratumBlock;
    private int[]? _order;
    private int _blocks;
    private int _count;

    private CoxDesignBuilder(SurvivalData data)
    {
        _data = data;
        _rows = new int[data.Count];
        int events = data.Sample.Events.AsSpan().Count(true);
        _start = new int[events + 1];
        _firstEvent = new int[events];
        _rank = new int[events];
        _stratumBlock = new int[Math.Max(1, data.StratumLabels.Length) + 1];
    }

    public static CoxDesign Create(SurvivalData data, CovariateMatrix covariates, double[]? offset)
    {
        if (covariates.ColumnCount == 0) throw new SurvivalDataException("there are no covariates; a Cox regression needs at least one");
        SurvivalDataException.ThrowIfUnequal(data.Count, covariates.RowCount, covariates.Names[0]);
        var builder = new CoxDesignBuilder(data);
        builder.FillBlocks();
        return builder.Finish(covariates, offset);
    }

    private void FillBlocks()
    {
        int[] starts = OrderByStratum();
        for (int s = 0; s + 1 < starts.Length; s++)
        {
            _stratumBlock[s] = _blocks;
            FillStratum(starts[s], starts[s + 1]);
        }

        _stratumBlock[^1] = _blocks;
        if (_blocks == 0) throw new SurvivalDataException("no row has an event; a Cox regression needs at least one");
        _start[_blocks] = _count;
        _order = null;
    }

    // Positions in order of exit, from last to first, stratum after stratum; a single stratum needs no list of them.
    private int[] OrderByStratum()
    {
        int n = _data.Count;
        int[] starts = new int[_stratumBlock.Length];
        ReadOnlySpan<int> strata = _data.StratumColumn.Codes;
        if (strata.IsEmpty)
        {
            starts[1] = n;
            return starts;
        }

        int[] byExit = _data.Sample.Order;
        foreach (int s in strata) starts[s + 1]++;
        for (int s = 1; s < starts.Length; s++) starts[s] += starts[s - 1];
        int[] next = starts[..^1];
        _order = new int[n];
        for (int i = n - 1; i >= 0; i--) _order[next[strata[byExit[i]]]++] = i;
        return starts;
    }

    private int Position(int place) => _order is null ? _rows.Length - 1 - place : _order[place];

    private void FillStratum(int from, int to)
    {
        int[] ranks = _data.Sample.Ranks;
        bool[] events = _data.Sample.Events;
        int[] byExit = _data.Sample.Order;
        double[]? weights = _data.Weights?.Values;
        int open = _count;
        for (int i = from; i < to;)
        {
            int rank = ranks[Position(i)];
            int end = i;
            for (; end < to && ranks[Position(end)] == rank; end++)
            {
                int row = byExit[Position(end)];
                if (!events[Position(end)] && (weights is null || weights[row] > 0)) _rows[_count++] = row;
            }

            int firstEvent = _count;
            for (; i < end; i++)
            {
                int row = byExit[Position(i)];
                if (events[Position(i)] && (weights is null || weights[row] > 0)) _rows[_count++] = row;
            }

            if (_count > firstEvent) open = Close(open, firstEvent, rank);
        }

        _count = open;
    }

    private int Close(int open, int firstEvent, int rank)
    {
        if (_data.HasEntry)
        {
            int kept = open;
            for (int k = open; k < firstEvent; k++)
            {
                if (_data.RankOfEntry(_rows[k]) < rank) _rows[kept++] = _rows[k];
            }

            int events = _count - firstEvent;
            Array.Copy(_rows, firstEvent, _rows, kept, events);
            firstEvent = kept;
            _count = kept + events;
        }

        _start[_blocks] = open;
        _firstEvent[_blocks] = firstEvent;
        _rank[_blocks++] = rank;
        return _count;
    }

    private CoxDesign Finish(CovariateMatrix covariates, double[]? offset)
    {
        // Copies of long columns would be the peak of memory.
        double[]? weights = _data.Weights is null ? null : Placed(_data.Weights.Values);
        int[]? copies = _data.Weights?.Copies is { } c ? Placed(c) : null;
        (int[] deaths, double[]? share) = CountDeaths(weights, copies);
        int p = covariates.ColumnCount;
        double[] means = new double[p];
        double[] ranges = new double[p];
        CovariateRows placed = Place(covariates, means, ranges);
        (int[] leaving, int[] leavingStart, int[] entryBlock) = _data.HasEntry ? Entries() : ([], [], []);
        return new CoxDesign
        {
            Rows = _rows,
            Count = _count,
            BlockStart = Trimmed(_start, _blocks + 1),
            FirstEvent = Trimmed(_firstEvent, _blocks),
            BlockRank = Trimmed(_rank, _blocks),
            StratumBlock = _stratumBlock,
            Deaths = deaths,
            Share = share,
            Weights = weights,
            Copies = copies,
            Offset = offset is null ? null : Placed(offset),
            Covariates = placed,
            Means = means,
            Ranges = ranges,
            Names = [.. covariates.Names],
            Leaving = leaving,
            LeavingStart = leavingStart,
            EntryBlock = entryBlock,
        };
    }

    private T[] Placed<T>(T[] byRow)
    {
        var placed = new T[_count];
        for (int k = 0; k < placed.Length; k++) placed[k] = byRow[_rows[k]];
        return placed;
    }

    private static int[] Trimmed(int[] values, int count) => values.Length == count ? values : values[..count];

    private (int[] Deaths, double[]? Share) CountDeaths(double[]? weights, int[]? copies)
    {
        int[] deaths = new int[_blocks];
        if (weights is null)
        {
            for (int b = 0; b < deaths.Length; b++) deaths[b] = _start[b + 1] - _firstEvent[b];
            return (deaths, null);
        }

        double[] share = new double[_blocks];
        for (int b = 0; b < deaths.Length; b++)
        {
            double sum = 0;
            for (int k = _firstEvent[b]; k < _start[b + 1]; k++)
            {
                deaths[b] += copies?[k] ?? 1;
                sum += weights[k];
            }

            share[b] = sum / deaths[b];
        }

        return (deaths, share);
    }

    // The columns are read in their own order, and each row written whole to its place.
    private CovariateRows Place(CovariateMatrix covariates, double[] means, double[] ranges)
    {
        int p = covariates.ColumnCount;
        int[] places = new int[covariates.RowCount];
        Array.Fill(places, -1);
        for (int k = 0; k < _count; k++) places[_rows[k]] = k;
        for (int j = 0; j < p; j++) means[j] = Mean(covariates.Column(j), places, _data.Weights?.Values, out ranges[j]);
        var placed = new CovariateRows(_count, p);
        for (int j = 0; j < p;)
        {
            bool four = p - j >= 4;
            if (four) PlaceFour(covariates, places, means, placed, j);
            else PlaceOne(covariates.Column(j), places, means[j], placed, j);
            j += four ? 4 : 1;
        }

        return placed;
    }

    private static void PlaceOne(ReadOnlySpan<double> column, int[] places, double mean, CovariateRows placed, int j)
    {
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0) placed[places[i], j] = column[i] - mean;
        }
    }

    private static void PlaceFour(CovariateMatrix covariates, int[] places, double[] means, CovariateRows placed, int j)
    {
        ReadOnlySpan<double> a = covariates.Column(j);
        ReadOnlySpan<double> b = covariates.Column(j + 1);
        ReadOnlySpan<double> c = covariates.Column(j + 2);
        ReadOnlySpan<double> d = covariates.Column(j + 3);
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] < 0) continue;
            Span<double> row = placed.Row(places[i]).Slice(j, 4);
            row[0] = a[i] - means[j];
            row[1] = b[i] - means[j + 1];
            row[2] = c[i] - means[j + 2];
            row[3] = d[i] - means[j + 3];
        }
    }

    private static double Mean(ReadOnlySpan<double> column, int[] places, double[]? weights, out double range)
    {
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        double sum = 0;
        double total = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] < 0) continue;
            double x = column[i];
            if (x < least) least = x;
            if (x > most) most = x;
            double w = weights is null ? 1 : weights[i];
            sum += w * x;
            total += w;
        }

        range = most - least;
        return sum / total;
    }

    private (int[] Leaving, int[] LeavingStart, int[] EntryBlock) Entries()
    {
        int blocks = _blocks;
        int[] entryBlock = new int[_count];
        int[] starts = new int[blocks + 1];
        for (int s = 0; s + 1 < _stratumBlock.Length; s++)
        {
            int first = _stratumBlock[s];
            int end = _stratumBlock[s + 1];
            if (first == end) continue;
            for (int k = _start[first]; k < _start[end]; k++)
            {
                int block = FirstAtOrBefore(first, end, _data.RankOfEntry(_rows[k]));
                entryBlock[k] = block;
                if (block < end) starts[block + 1]++;
            }
        }

        for (int b = 0; b < blocks; b++) starts[b + 1] += starts[b];
        int[] leaving = new int[starts[blocks]];
        int[] next = starts[..^1];
        for (int s = 0; s + 1 < _stratumBlock.Length; s++)
        {
            if (_stratumBlock[s] == _stratumBlock[s + 1]) continue;
            for (int k = _start[_stratumBlock[s]]; k < _start[_stratumBlock[s + 1]]; k++)
            {
                if (entryBlock[k] < _stratumBlock[s + 1]) leaving[next[entryBlock[k]]++] = k;
            }
        }

        return (leaving, starts, entryBlock);
    }

    // Ranks fall from block to block; the first whose rank is at most the one given.
    private int FirstAtOrBefore(int first, int end, int rank)
    {
        while (first < end)
        {
            int middle = (first + end) >>> 1;
            if (_rank[middle] <= rank) end = middle;
            else first = middle + 1;
        }

        return first;
    }
}
