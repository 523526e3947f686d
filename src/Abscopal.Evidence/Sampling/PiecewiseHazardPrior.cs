using Abscopal.Numerics.Elementary;

namespace Abscopal.Evidence.Sampling;

/// <summary>The density of the prior at a cohort, kept up while subjects change.</summary>
/// <remarks>
/// Subjects are independent; the hazards of the event and of censoring are constant within a piece, each Gamma distributed
/// with shape 1/2 and a rate of half a subject followed to the last day. With the hazards integrated out, a piece with d
/// events, c censored and T days of follow-up has the density Γ(1/2 + d) Γ(1/2 + c) / (rate + T)^(1 + d + c).
/// </remarks>
internal sealed class PiecewiseHazardPrior
{
    private const double Shape = 0.5;

    private readonly int[] _starts;
    private readonly int[] _pieceOf;
    private readonly long[] _exposure;
    private readonly int[] _events;
    private readonly int[] _censored;
    private readonly double[] _density;
    private readonly double[] _logGamma;
    private readonly double _rate;

    /// <summary>A prior without subjects.</summary>
    /// <param name="starts">The first day of each piece.</param>
    /// <param name="lastDay">The last day that anybody can have been seen.</param>
    /// <param name="subjects">The subjects.</param>
    public PiecewiseHazardPrior(int[] starts, int lastDay, int subjects)
    {
        _starts = starts;
        _pieceOf = PieceOf(starts, lastDay + 2);
        _exposure = new long[starts.Length];
        _events = new int[starts.Length];
        _censored = new int[starts.Length];
        _density = new double[starts.Length];
        _logGamma = new double[subjects + 1];
        for (int i = 0; i < subjects; i++) _logGamma[i + 1] = _logGamma[i] + ElementaryMath.Log(Shape + i);
        _rate = Shape * lastDay;
    }

    /// <summary>The log density, up to a constant.</summary>
    public double LogDensity
    {
        get
        {
            double sum = 0;
            foreach (double density in _density) sum += density;
            return sum;
        }
    }

    public int Piece(int day) => _pieceOf[day];

    public void Clear()
    {
        Array.Clear(_exposure);
        Array.Clear(_events);
        Array.Clear(_censored);
    }

    /// <summary>Adds a subject; <see cref="Refresh"/> follows when all are there.</summary>
    public void Add(int day, bool isEvent)
    {
        (isEvent ? _events : _censored)[_pieceOf[day]]++;
        AddExposure(0, day, 1);
    }

    public void Refresh()
    {
        for (int piece = 0; piece < _density.Length; piece++) _density[piece] = Density(piece);
    }

    public void Move(int from, int day, bool isEvent)
    {
        int[] counts = isEvent ? _events : _censored;
        counts[_pieceOf[from]]--;
        counts[_pieceOf[day]]++;
        (int low, int high) = from < day ? (from, day) : (day, from);
        AddExposure(low, high, from < day ? 1 : -1);
        for (int piece = _pieceOf[low]; piece <= _pieceOf[high]; piece++) _density[piece] = Density(piece);
    }

    public void Flip(int day, bool wasEvent)
    {
        int piece = _pieceOf[day];
        _events[piece] += wasEvent ? -1 : 1;
        _censored[piece] += wasEvent ? 1 : -1;
        _density[piece] = Density(piece);
    }

    /// <summary>The piece of each day.</summary>
    /// <param name="starts">The first day of each piece.</param>
    /// <param name="days">How many days from day 0 on.</param>
    public static int[] PieceOf(int[] starts, int days)
    {
        int[] piece = new int[days];
        int k = 0;
        for (int day = 0; day < days; day++)
        {
            while (k + 1 < starts.Length && starts[k + 1] <= day) k++;
            piece[day] = k;
        }

        return piece;
    }

    // Days lived in each piece, from after a day up to another one.
    private void AddExposure(int after, int last, int sign)
    {
        for (int b = _pieceOf[Math.Min(after + 1, _pieceOf.Length - 1)]; b < _starts.Length && _starts[b] <= last; b++)
        {
            int from = Math.Max(_starts[b], after + 1);
            int to = b + 1 < _starts.Length ? Math.Min(_starts[b + 1] - 1, last) : last;
            _exposure[b] += sign * (long)(to - from + 1);
        }
    }

    private double Density(int piece)
    {
        int d = _events[piece];
        int c = _censored[piece];
        return _logGamma[d] + _logGamma[c] - (((2 * Shape) + d + c) * ElementaryMath.Log(_rate + _exposure[piece]));
    }
}
