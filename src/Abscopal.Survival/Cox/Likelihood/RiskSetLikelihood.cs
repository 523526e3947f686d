using Abscopal.Numerics.Elementary;

namespace Abscopal.Survival;

/// <summary>The partial likelihood with Breslow's or Efron's treatment of ties.</summary>
/// <remarks>
/// With S0 = sum w r over the risk set, E0 the same over the d events of a time, a_k = k/d and D_k = S0 - a_k E0 (Breslow:
/// a_k = 0), the log-likelihood is the sum of w eta over events less share * sum_k log D_k. Let row i collect
/// e_i = w_i r_i * (sum of share/D_k over its times at risk, with 1 - a_k on top where it is itself an event). Then the score
/// is the sum of (w_i delta_i - e_i) x_i and the information is the sum of e_i x_i x_i' less, for each time,
/// share * sum_k m_k m_k', m_k = (S1 - a_k E1) / D_k. The last sum over k is the square of
/// sqrt(A) (S1 - B/A E1) and that of sqrt(C - B^2/A) E1 with A, B, C = sum of 1, a_k, a_k^2 over D_k^2, so that a time
/// costs two rank-one terms however many its ties. Sources: Therneau and Grambsch, 'Modeling Survival Data', 2000, chapter 3
/// (likelihood); the arrangement is our own algebra. One pass goes back in time and sums the risk sets, one forth and
/// exposes the rows; both by chunks of rows that stay near the processor.
/// </remarks>
internal sealed class RiskSetLikelihood : PartialLikelihood
{
    private const int ChunkRows = 128;
    private static readonly int[] FirstPlaces = [.. Enumerable.Range(0, ChunkRows)];

    private readonly bool _efron;
    private readonly bool _single;
    private readonly int _stride;
    private readonly double[] _eventSum;
    private readonly double _offsetSum;
    private readonly double[] _risk;
    private readonly double[] _hazard;
    private readonly double[] _lessForEvents;
    private readonly double[] _running;
    private readonly double[] _before;
    private readonly double[] _squares;
    private readonly double[] _expectedSum;
    private double[] _riskSums = [];
    private double[] _means = [];
    private int[] _places = [];
    private double[] _minus = [];
    private int _terms;
    private LogSum _logs;

    public RiskSetLikelihood(CoxDesign design, bool efron)
        : base(design)
    {
        _efron = efron;
        bool ties = design.Deaths.AsSpan().IndexOfAnyExcept(1) >= 0;
        _single = !ties && design.Share is null;
        _stride = design.Covariates.Stride;
        _eventSum = new double[design.Covariates.Columns];
        AddEvents();
        if (design.Offset is not null) _offsetSum = SumOfOffsets(design.Offset);
        _risk = GC.AllocateUninitializedArray<double>(design.Count);
        _hazard = GC.AllocateUninitializedArray<double>(design.Count);
        _lessForEvents = ties && efron ? new double[design.BlockCount] : [];
        _running = new double[_stride];
        _before = new double[_stride];
        _expectedSum = new double[_stride];
        _squares = new double[_stride * _stride];
    }

    public override void Evaluate(ReadOnlySpan<double> beta)
    {
        Array.Clear(_squares);
        Array.Clear(_expectedSum);
        _logs = new LogSum();
        for (int s = 0; s + 1 < Design.StratumBlock.Length; s++)
        {
            SumStratum(Design.StratumBlock[s], Design.StratumBlock[s + 1], beta);
            ExposeStratum(Design.StratumBlock[s], Design.StratumBlock[s + 1]);
        }

        LogLikelihood = _offsetSum - _logs.Total;
        for (int j = 0; j < beta.Length; j++)
        {
            LogLikelihood += beta[j] * _eventSum[j];
            Score[j] = _eventSum[j] - _expectedSum[j];
            for (int k = j; k < beta.Length; k++) Information[j, k] = Information[k, j] = _squares[(j * _stride) + k];
        }
    }

    private void AddEvents()
    {
        for (int b = 0; b < Design.BlockCount; b++)
        {
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++)
            {
                double weight = Design.Weight(k);
                for (int j = 0; j < _eventSum.Length; j++) _eventSum[j] += weight * Design.Covariates[k, j];
            }
        }
    }

    private double SumOfOffsets(double[] offset)
    {
        double sum = 0;
        for (int b = 0; b < Design.BlockCount; b++)
        {
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) sum += Design.Weight(k) * offset[k];
        }

        return sum;
    }

    private void SumStratum(int first, int end, ReadOnlySpan<double> beta)
    {
        Array.Clear(_running);
        double sum = 0;
        int atRisk = 0;
        for (int from = first; from < end;)
        {
            int to = from + 1;
            while (to < end && Design.BlockStart[to] - Design.BlockStart[from] < ChunkRows) to++;
            int place = Design.BlockStart[from];
            int size = Design.BlockStart[to] - place;
            MakeRoom(size + (2 * (to - from)));
            FillRisk(place, size, beta);
            _hazard.AsSpan(place, size).Clear();
            _terms = 0;
            if (Design.HasEntry)
            {
                for (int b = from; b < to; b++) AddBlockWithEntry(b, ref sum, ref atRisk);
            }
            else
            {
                sum = AddChunk(from, to, sum);
            }

            RowSums.AddSquares(_means, _stride, _places.AsSpan(0, _terms), _minus, _squares);
            from = to;
        }
    }

    private void MakeRoom(int rows)
    {
        if (_places.Length >= rows) return;
        _riskSums = new double[rows];
        _means = new double[rows * _stride];
        _places = new int[rows];
        _minus = new double[rows];
        Array.Fill(_minus, -1);
    }

    private void FillRisk(int from, int size, ReadOnlySpan<double> beta)
    {
        Span<double> risk = _risk.AsSpan(from, size);
        if (Design.Offset is null) risk.Clear();
        else Design.Offset.AsSpan(from, size).CopyTo(risk);
        Design.Covariates.AddPredictors(from, beta, risk);
        VectorElementaryMath.Exp(risk, risk);
        if (Design.Weights is null) return;
        for (int k = 0; k < size; k++) risk[k] *= Design.Weights[from + k];
    }

    // The means stand where the running sums stood: blocks are taken from the last, whose sums no other block needs.
    private double AddChunk(int from, int to, double sum)
    {
        int first = Design.BlockStart[from];
        ReadOnlySpan<double> risk = _risk.AsSpan(first, Design.BlockStart[to] - first);
        Span<double> sums = _riskSums.AsSpan(0, risk.Length);
        for (int k = 0; k < risk.Length; k++) sums[k] = sum += risk[k];
        _running.CopyTo(_before, 0);
        RowSums.Cumulate(Design.Covariates.Rows(first, risk.Length), _stride, risk, _running, _means);
        if (_single)
        {
            AddSingleEvents(Design.BlockStart.AsSpan(from + 1, to - from), first, sums);
            return sum;
        }

        int extra = risk.Length;
        for (int b = to - 1; b >= from; b--) AddBlock(b, first, sums, ref extra);
        return sum;
    }

    private void AddSingleEvents(ReadOnlySpan<int> ends, int first, ReadOnlySpan<double> sums)
    {
        Span<double> hazard = _hazard.AsSpan(first, sums.Length);
        LogSum logs = _logs;
        for (int i = 0; i < ends.Length; i++)
        {
            int last = ends[i] - 1 - first;
            double sum = sums[last];
            double inverse = 1 / sum;
            hazard[last] = inverse;
            logs.Add(sum);
            _places[i] = last;
        }

        _logs = logs;
        RowSums.Scale(_means, _stride, _places.AsSpan(0, ends.Length), hazard);
        _terms = ends.Length;
    }

    // Sums of events are differences of running sums: their roundoff is that of the running sums, which they are taken from.
    private void AddBlock(int b, int first, ReadOnlySpan<double> sums, ref int extra)
    {
        int firstEvent = Design.FirstEvent[b] - first;
        int last = Design.BlockStart[b + 1] - 1 - first;
        TiedEvents events = Describe(b, sums[last]);
        Span<double> mean = _means.AsSpan(last * _stride, _stride);
        if (events.TieFactor > 0)
        {
            ReadOnlySpan<double> others = firstEvent == 0 ? _before : _means.AsSpan((firstEvent - 1) * _stride, _stride);
            Span<double> tie = _means.AsSpan(extra * _stride, _stride);
            for (int j = 0; j < mean.Length; j++)
            {
                double sum = mean[j] - others[j];
                mean[j] -= events.MeanShift * sum;
                tie[j] = events.TieFactor * sum;
            }

            _places[_terms++] = extra++;
        }

        RowSums.Scale(mean, events.MeanFactor);
        _places[_terms++] = last;
    }

    private TiedEvents Describe(int b, double sum)
    {
        int deaths = Design.Deaths[b];
        double share = Design.ShareOf(b);
        TiedEvents events = deaths == 1 || !_efron
            ? TiedEvents.Breslow(sum, share * deaths, ref _logs)
            : TiedEvents.Efron(sum, Sum(Design.FirstEvent[b], Design.BlockStart[b + 1]), deaths, share, ref _logs);
        _hazard[Design.BlockStart[b + 1] - 1] = events.Hazard;
        if (_lessForEvents.Length > 0) _lessForEvents[b] = events.LessForEvents;
        return events;
    }

    private double Sum(int from, int to)
    {
        double sum = 0;
        for (int k = from; k < to; k++) sum += _risk[k];
        return sum;
    }

    private void AddBlockWithEntry(int b, ref double sum, ref int atRisk)
    {
        int start = Design.BlockStart[b];
        int firstEvent = Design.FirstEvent[b];
        int end = Design.BlockStart[b + 1];
        sum += Sum(start, firstEvent);
        RowSums.Add(Design.Covariates.Rows(start, firstEvent - start), _stride, _risk.AsSpan(start, firstEvent - start), _running);
        for (int l = Design.LeavingStart[b]; l < Design.LeavingStart[b + 1]; l++)
        {
            int k = Design.Leaving[l];
            sum -= _risk[k];
            RowSums.Add(Design.Covariates.Rows(k, 1), _stride, [-_risk[k]], _running);
        }

        atRisk += end - start - (Design.LeavingStart[b + 1] - Design.LeavingStart[b]);
        if (atRisk == end - firstEvent)
        {
            // Nobody but the events: what is left of the sums is roundoff.
            sum = 0;
            Array.Clear(_running);
        }

        Array.Clear(_before);
        RowSums.Add(Design.Covariates.Rows(firstEvent, end - firstEvent), _stride, _risk.AsSpan(firstEvent, end - firstEvent), _before);
        sum += Sum(firstEvent, end);
        TiedEvents events = Describe(b, sum);
        Span<double> mean = _means.AsSpan(_terms * _stride, _stride);
        Span<double> tie = _means.AsSpan((_terms + 1) * _stride, _stride);
        for (int j = 0; j < mean.Length; j++)
        {
            _running[j] += _before[j];
            mean[j] = events.MeanFactor * (_running[j] - (events.MeanShift * _before[j]));
            tie[j] = events.TieFactor * _before[j];
        }

        _places[_terms] = _terms++;
        if (events.TieFactor > 0) _places[_terms] = _terms++;
    }

    private void ExposeStratum(int first, int end)
    {
        double hazard = 0;
        for (int to = end; to > first;)
        {
            int from = to - 1;
            while (from > first && Design.BlockStart[to] - Design.BlockStart[from] < ChunkRows) from--;
            int place = Design.BlockStart[from];
            int size = Design.BlockStart[to] - place;
            MakeRoom(size);
            Span<double> expected = _riskSums.AsSpan(0, size);
            hazard = Expose(place, expected, hazard);
            if (_lessForEvents.Length > 0) TakeFromEvents(from, to, place, expected);
            if (Design.HasEntry) TakeBeforeEntry(place, end, expected);
            for (int at = 0; at < size; at += ChunkRows)
            {
                int count = Math.Min(ChunkRows, size - at);
                ReadOnlySpan<double> rows = Design.Covariates.Rows(place + at, count);
                RowSums.Add(rows, _stride, expected.Slice(at, count), _expectedSum);
                RowSums.AddSquares(rows, _stride, FirstPlaces.AsSpan(0, count), expected.Slice(at, count), _squares);
            }

            to = from;
        }
    }

    // From here on the hazard at a place is the cumulative one.
    private double Expose(int place, Span<double> expected, double cumulative)
    {
        Span<double> hazard = _hazard.AsSpan(place, expected.Length);
        ReadOnlySpan<double> risk = _risk.AsSpan(place, expected.Length);
        for (int k = expected.Length - 1; k >= 0; k--)
        {
            hazard[k] = cumulative += hazard[k];
            expected[k] = risk[k] * cumulative;
        }

        return cumulative;
    }

    private void TakeFromEvents(int from, int to, int place, Span<double> expected)
    {
        for (int b = from; b < to; b++)
        {
            if (_lessForEvents[b] == 0) continue;
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) expected[k - place] = _risk[k] * (_hazard[k] - _lessForEvents[b]);
        }
    }

    private void TakeBeforeEntry(int place, int end, Span<double> expected)
    {
        for (int k = 0; k < expected.Length; k++)
        {
            int entry = Design.EntryBlock[place + k];
            if (entry < end) expected[k] -= _risk[place + k] * _hazard[Design.BlockStart[entry]];
        }
    }
}
