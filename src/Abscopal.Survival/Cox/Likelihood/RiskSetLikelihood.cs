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
/// (likelihood); the arrangement is our own algebra.
/// </remarks>
internal sealed class RiskSetLikelihood : PartialLikelihood
{
    private const int Chunk = 1024;
    private const int BlockChunk = 512;

    private readonly bool _efron;
    private readonly double[] _eventSum;
    private readonly double _offsetSum;
    private readonly int[] _blockOfPlace;
    private readonly double[] _risk;
    private readonly double[] _expected;
    private readonly double[] _riskSum;
    private readonly double[] _hazard;
    private readonly double[] _hazardOfEvents;
    private readonly double[] _meanFactor;
    private readonly double[] _meanShift;
    private readonly double[] _tieFactor;
    private readonly double[][] _squares;
    private readonly double[][] _tieSquares;
    private readonly double[] _product = new double[Chunk];
    private readonly double[] _runningSum;
    private readonly bool _hasTies;
    private double[] _sums = [];

    public RiskSetLikelihood(CoxDesign design, bool efron)
        : base(design)
    {
        _efron = efron;
        int p = design.Columns.Length;
        _eventSum = new double[p];
        for (int j = 0; j < p; j++) _eventSum[j] = SumOverEvents(design.Columns[j]);
        if (design.Offset is not null) _offsetSum = SumOverEvents(design.Offset);
        _blockOfPlace = design.BlockOfPlace();
        _risk = new double[design.Count];
        _expected = new double[design.Count];
        _riskSum = new double[design.BlockCount];
        _hazard = new double[design.BlockCount];
        _hazardOfEvents = new double[design.BlockCount];
        _meanFactor = new double[design.BlockCount];
        _meanShift = new double[design.BlockCount];
        _tieFactor = new double[design.BlockCount];
        _squares = NewColumns(p);
        _tieSquares = NewColumns(p);
        _runningSum = new double[p];
        _hasTies = design.Deaths.AsSpan().IndexOfAnyExcept(1) >= 0;
    }

    public override void Evaluate(ReadOnlySpan<double> beta)
    {
        FillRisk(beta);
        double logDenominators = SumRiskSets();
        LogLikelihood = _offsetSum - logDenominators;
        for (int j = 0; j < beta.Length; j++) LogLikelihood += beta[j] * _eventSum[j];
        FillExpected();
        Array.Clear(Information);
        _eventSum.CopyTo(Score, 0);
        AddExpectedSquares();
        SubtractMeanSquares();
        for (int j = 0; j < beta.Length; j++)
        {
            for (int k = 0; k < j; k++) Information[j, k] = Information[k, j];
        }
    }

    private static double[][] NewColumns(int p)
    {
        double[][] columns = new double[p][];
        for (int j = 0; j < p; j++) columns[j] = new double[BlockChunk];
        return columns;
    }

    private double SumOverEvents(double[] column)
    {
        double sum = 0;
        for (int b = 0; b < Design.BlockCount; b++)
        {
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) sum += Design.Weight(k) * column[k];
        }

        return sum;
    }

    private void FillRisk(ReadOnlySpan<double> beta)
    {
        for (int from = 0; from < _risk.Length; from += Chunk)
        {
            int size = Math.Min(Chunk, _risk.Length - from);
            Span<double> risk = _risk.AsSpan(from, size);
            if (Design.Offset is null) risk.Clear();
            else Design.Offset.AsSpan(from, size).CopyTo(risk);
            for (int j = 0; j < beta.Length; j++) Lanes.AddScaled(risk, Design.Columns[j].AsSpan(from, size), beta[j]);
            VectorElementaryMath.Exp(risk, risk);
            if (Design.Weights is not null) Lanes.Multiply(Design.Weights.AsSpan(from, size), risk, risk);
        }
    }

    private double SumRiskSets()
    {
        var logs = new LogSum();
        int[] strata = Design.StratumBlock;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            if (strata[s] == strata[s + 1]) continue;
            if (Design.HasEntry) SumWithEntry(strata[s], strata[s + 1]);
            else Cumulate(_risk.AsSpan(Design.BlockStart[strata[s]]..Design.BlockStart[strata[s + 1]]), _expected.AsSpan(Design.BlockStart[strata[s]]));
            for (int b = strata[s]; b < strata[s + 1]; b++)
            {
                int end = Design.BlockStart[b + 1];
                double sum = Design.HasEntry ? _riskSum[b] : _expected[end - 1];
                int deaths = Design.Deaths[b];
                if (deaths == 1) SetSingle(b, sum, ref logs);
                else if (!_efron) SetBreslow(b, sum, deaths, ref logs);
                else SetEfron(b, sum, Sum(_risk.AsSpan(Design.FirstEvent[b]..end)), ref logs);
            }
        }

        return logs.Total;
    }

    private static void Cumulate(ReadOnlySpan<double> values, Span<double> sums)
    {
        sums = sums[..values.Length];
        double sum = 0;
        for (int k = 0; k < values.Length; k++) sums[k] = sum += values[k];
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    private void SumWithEntry(int from, int to)
    {
        double sum = 0;
        int atRisk = 0;
        for (int b = from; b < to; b++)
        {
            int firstEvent = Design.FirstEvent[b];
            int end = Design.BlockStart[b + 1];
            sum += Sum(_risk.AsSpan(Design.BlockStart[b]..firstEvent));
            for (int l = Design.LeavingStart[b]; l < Design.LeavingStart[b + 1]; l++) sum -= _risk[Design.Leaving[l]];
            atRisk += end - Design.BlockStart[b] - (Design.LeavingStart[b + 1] - Design.LeavingStart[b]);
            // Nobody but the events: what is left of the sum is roundoff.
            if (atRisk == end - firstEvent) sum = 0;
            _riskSum[b] = sum += Sum(_risk.AsSpan(firstEvent..end));
        }
    }

    private void SetSingle(int b, double sum, ref LogSum logs)
    {
        double share = Design.Share[b];
        logs.Add(sum, share);
        _hazard[b] = _hazardOfEvents[b] = share / sum;
        _meanFactor[b] = share == 1 ? _hazard[b] : Math.Sqrt(share) / sum;
        _meanShift[b] = 0;
        _tieFactor[b] = 0;
    }

    private void SetBreslow(int b, double sum, int deaths, ref LogSum logs)
    {
        double weight = Design.Share[b] * deaths;
        logs.Add(sum, weight);
        _hazard[b] = _hazardOfEvents[b] = weight / sum;
        _meanFactor[b] = Math.Sqrt(weight) / sum;
        _meanShift[b] = 0;
        _tieFactor[b] = 0;
    }

    private void SetEfron(int b, double sum, double events, ref LogSum logs)
    {
        double share = Design.Share[b];
        int deaths = Design.Deaths[b];
        double hazard = 0;
        double hazardOfEvents = 0;
        double square = 0;
        double cross = 0;
        double tie = 0;
        double step = 1.0 / deaths;
        double part = events / sum;
        for (int k = 0; k < deaths; k++)
        {
            double a = k * step;
            double rest = 1 - (a * part);
            double inverse = 1 / rest;
            logs.Add(sum * rest, share);
            hazard += inverse;
            hazardOfEvents += (1 - a) * inverse;
            inverse *= inverse;
            square += inverse;
            cross += a * inverse;
            tie += a * a * inverse;
        }

        _hazard[b] = share * hazard / sum;
        _hazardOfEvents[b] = share * hazardOfEvents / sum;
        _meanFactor[b] = Math.Sqrt(share * square) / sum;
        _meanShift[b] = cross / square;
        _tieFactor[b] = Math.Sqrt(share * Math.Max(0, tie - (cross * cross / square))) / sum;
    }

    private void FillExpected()
    {
        int[] strata = Design.StratumBlock;
        double[] cumulative = _riskSum;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            double hazard = 0;
            for (int b = strata[s + 1] - 1; b >= strata[s]; b--) cumulative[b] = hazard += _hazard[b];
        }

        ReadOnlySpan<int> blocks = _blockOfPlace;
        ReadOnlySpan<double> risk = _risk.AsSpan(0, blocks.Length);
        Span<double> expected = _expected.AsSpan(0, blocks.Length);
        for (int k = 0; k < blocks.Length; k++) expected[k] = risk[k] * cumulative[blocks[k]];
        for (int b = 0; b < Design.BlockCount; b++)
        {
            if (_hazardOfEvents[b] == _hazard[b]) continue;
            double own = cumulative[b] - (_hazard[b] - _hazardOfEvents[b]);
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) _expected[k] = _risk[k] * own;
        }

        if (!Design.HasEntry) return;
        for (int s = 0; s + 1 < strata.Length; s++) SubtractBeforeEntry(strata[s], strata[s + 1], cumulative);
    }

    private void SubtractBeforeEntry(int first, int end, double[] cumulative)
    {
        if (first == end) return;
        for (int k = Design.BlockStart[first]; k < Design.BlockStart[end]; k++)
        {
            int entry = Design.EntryBlock[k];
            if (entry < end) _expected[k] -= _risk[k] * cumulative[entry];
        }
    }

    private void AddExpectedSquares()
    {
        int p = Score.Length;
        for (int from = 0; from < _expected.Length; from += Chunk)
        {
            int size = Math.Min(Chunk, _expected.Length - from);
            Span<double> product = _product.AsSpan(0, size);
            for (int j = 0; j < p; j++)
            {
                Score[j] -= Lanes.Multiply(_expected.AsSpan(from, size), Design.Columns[j].AsSpan(from, size), product);
                for (int k = j; k < p; k++) Information[j, k] += Lanes.Dot(product, Design.Columns[k].AsSpan(from, size));
            }
        }
    }

    private void SubtractMeanSquares()
    {
        int p = Score.Length;
        int[] strata = Design.StratumBlock;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            Array.Clear(_runningSum);
            for (int from = strata[s]; from < strata[s + 1]; from += BlockChunk)
            {
                int end = Math.Min(from + BlockChunk, strata[s + 1]);
                int ties = 0;
                for (int j = 0; j < p; j++)
                {
                    _runningSum[j] = Design.HasEntry
                        ? FillSquaresWithEntry(from, end, Design.Columns[j], _runningSum[j], _squares[j], _tieSquares[j], out ties)
                        : FillSquares(from, end, Design.Columns[j], _runningSum[j], _squares[j], _tieSquares[j], out ties);
                }

                Subtract(_squares, end - from);
                if (ties > 0) Subtract(_tieSquares, ties);
            }
        }
    }

    // Sums of events are differences of running sums: their roundoff is that of the running sums, which they are added to.
    private double FillSquares(int from, int to, double[] column, double sum, double[] squares, double[] tieSquares, out int ties)
    {
        ties = 0;
        int first = Design.BlockStart[from];
        int size = Design.BlockStart[to] - first;
        if (_sums.Length <= size) _sums = new double[size + 1];
        Span<double> sums = _sums.AsSpan(0, size + 1);
        ReadOnlySpan<double> risk = _risk.AsSpan(first, size);
        ReadOnlySpan<double> values = column.AsSpan(first, size);
        sums[0] = sum;
        for (int k = 0; k < risk.Length; k++) sums[k + 1] = sum += risk[k] * values[k];
        ReadOnlySpan<int> ends = Design.BlockStart.AsSpan(from + 1, to - from);
        ReadOnlySpan<double> factors = _meanFactor.AsSpan(from, ends.Length);
        Span<double> found = squares.AsSpan(0, ends.Length);
        for (int i = 0; i < ends.Length; i++) found[i] = factors[i] * sums[ends[i] - first];
        if (!_efron || !_hasTies) return sum;
        for (int b = from; b < to; b++)
        {
            if (Design.Deaths[b] == 1) continue;
            double events = sums[Design.BlockStart[b + 1] - first] - sums[Design.FirstEvent[b] - first];
            squares[b - from] -= _meanFactor[b] * _meanShift[b] * events;
            tieSquares[ties++] = _tieFactor[b] * events;
        }

        return sum;
    }

    private double FillSquaresWithEntry(int from, int to, double[] column, double sum, double[] squares, double[] tieSquares, out int ties)
    {
        ties = 0;
        for (int b = from; b < to; b++)
        {
            for (int k = Design.BlockStart[b]; k < Design.FirstEvent[b]; k++) sum += _risk[k] * column[k];
            for (int l = Design.LeavingStart[b]; l < Design.LeavingStart[b + 1]; l++)
            {
                int k = Design.Leaving[l];
                sum -= _risk[k] * column[k];
            }

            double events = 0;
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) events += _risk[k] * column[k];
            sum += events;
            squares[b - from] = _meanFactor[b] * (sum - (_meanShift[b] * events));
            if (_tieFactor[b] > 0) tieSquares[ties++] = _tieFactor[b] * events;
        }

        return sum;
    }

    private void Subtract(double[][] columns, int size)
    {
        for (int j = 0; j < columns.Length; j++)
        {
            for (int k = j; k < columns.Length; k++) Information[j, k] -= Lanes.Dot(columns[j].AsSpan(0, size), columns[k].AsSpan(0, size));
        }
    }

    // Unit weights multiply before they take a logarithm.
    private struct LogSum
    {
        private double _sum;
        private double _product = 1;

        public LogSum()
        {
        }

        public readonly double Total => _sum + Math.Log(_product);

        public void Add(double value, double weight)
        {
            if (weight != 1)
            {
                _sum += weight * Math.Log(value);
                return;
            }

            _product *= value;
            if (_product > 1e-100 && _product < 1e100) return;
            _sum += Math.Log(_product);
            _product = 1;
        }
    }
}
