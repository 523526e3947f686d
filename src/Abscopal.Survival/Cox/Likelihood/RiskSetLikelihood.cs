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

    public RiskSetLikelihood(CoxDesign design, bool efron)
        : base(design)
    {
        _efron = efron;
        int p = design.Columns.Length;
        _eventSum = new double[p];
        for (int b = 0; b < design.BlockCount; b++)
        {
            for (int k = design.FirstEvent[b]; k < design.BlockStart[b + 1]; k++)
            {
                double w = design.Weight(k);
                for (int j = 0; j < p; j++) _eventSum[j] += w * design.Columns[j][k];
                if (design.Offset is not null) _offsetSum += w * design.Offset[k];
            }
        }

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

    private void FillRisk(ReadOnlySpan<double> beta)
    {
        for (int from = 0; from < _risk.Length; from += Chunk)
        {
            int size = Math.Min(Chunk, _risk.Length - from);
            Span<double> risk = _risk.AsSpan(from, size);
            if (Design.Offset is null) risk.Clear();
            else Design.Offset.AsSpan(from, size).CopyTo(risk);
            for (int j = 0; j < beta.Length; j++) Lanes.AddScaled(risk, Design.Columns[j].AsSpan(from, size), beta[j]);
            Lanes.Exp(risk);
            if (Design.Weights is not null) Lanes.Multiply(Design.Weights.AsSpan(from, size), risk, risk);
        }
    }

    private double SumRiskSets()
    {
        var logs = new LogSum();
        int[] strata = Design.StratumBlock;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            double sum = 0;
            int atRisk = 0;
            for (int b = strata[s]; b < strata[s + 1]; b++)
            {
                int firstEvent = Design.FirstEvent[b];
                int end = Design.BlockStart[b + 1];
                for (int k = Design.BlockStart[b]; k < firstEvent; k++) sum += _risk[k];
                double events = 0;
                for (int k = firstEvent; k < end; k++) events += _risk[k];
                atRisk += end - Design.BlockStart[b];
                if (Design.HasEntry)
                {
                    int gone = Design.LeavingStart[b + 1] - Design.LeavingStart[b];
                    for (int l = Design.LeavingStart[b]; l < Design.LeavingStart[b + 1]; l++) sum -= _risk[Design.Leaving[l]];
                    atRisk -= gone;
                    // Nobody but the events: what is left of the sum is roundoff.
                    if (atRisk == end - firstEvent) sum = 0;
                }

                sum += events;
                _riskSum[b] = sum;
                int deaths = Design.Deaths[b];
                if (deaths == 1) SetSingle(b, sum, ref logs);
                else if (_efron) SetEfron(b, sum, events, ref logs);
                else SetBreslow(b, sum, deaths, ref logs);
            }
        }

        return logs.Total;
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
        double[] before = _riskSum;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            double hazard = 0;
            for (int b = strata[s + 1] - 1; b >= strata[s]; b--)
            {
                double own = hazard + _hazardOfEvents[b];
                hazard += _hazard[b];
                before[b] = hazard;
                int firstEvent = Design.FirstEvent[b];
                for (int k = Design.BlockStart[b]; k < firstEvent; k++) _expected[k] = _risk[k] * hazard;
                for (int k = firstEvent; k < Design.BlockStart[b + 1]; k++) _expected[k] = _risk[k] * own;
            }

            if (Design.HasEntry) SubtractBeforeEntry(strata[s], strata[s + 1], before);
        }
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

    private double FillSquares(int from, int to, double[] column, double sum, double[] squares, double[] tieSquares, out int ties)
    {
        ties = 0;
        int k = Design.BlockStart[from];
        for (int b = from; b < to; b++)
        {
            int firstEvent = Design.FirstEvent[b];
            int end = Design.BlockStart[b + 1];
            for (; k < firstEvent; k++) sum += _risk[k] * column[k];
            double events = 0;
            for (; k < end; k++) events += _risk[k] * column[k];
            sum += events;
            squares[b - from] = _meanFactor[b] * (sum - (_meanShift[b] * events));
            if (_tieFactor[b] > 0) tieSquares[ties++] = _tieFactor[b] * events;
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
