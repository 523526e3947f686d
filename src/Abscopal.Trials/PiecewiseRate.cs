using Abscopal.Numerics.Elementary;

namespace Abscopal.Trials;

/// <summary>A rate that is constant between change points: a hazard, a dropout hazard, or subjects accrued per time.</summary>
public sealed class PiecewiseRate
{
    private readonly double[] _starts;
    private readonly double[] _rates;
    private readonly double[] _cumulative;

    /// <summary>A rate of pieces.</summary>
    /// <param name="starts">Where the pieces start, rising from 0.</param>
    /// <param name="rates">The rate of each piece, 0 or more; the last goes on for ever.</param>
    /// <exception cref="DesignException">The pieces are out of order or a rate is negative.</exception>
    public PiecewiseRate(IReadOnlyList<double> starts, IReadOnlyList<double> rates)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(rates);
        if (starts.Count == 0 || starts.Count != rates.Count) throw new DesignException("pieces", $"{starts.Count} starts and {rates.Count} rates", "as many starts as rates, at least 1");
        _starts = [.. starts];
        _rates = [.. rates];
        _cumulative = new double[_starts.Length];
        for (int k = 0; k < _starts.Length; k++)
        {
            DesignCheck.NotNegative(_rates[k], $"pieces[{k}].rate");
            if (k == 0 ? _starts[0] != 0 : !(_starts[k] > _starts[k - 1] && double.IsFinite(_starts[k])))
                throw new DesignException($"pieces[{k}].start", $"is {DesignCheck.Text(_starts[k])}", "0 first, then rising");
            if (k > 0) _cumulative[k] = _cumulative[k - 1] + (_rates[k - 1] * (_starts[k] - _starts[k - 1]));
        }
    }

    /// <summary>The rate 0: nothing ever happens.</summary>
    public static PiecewiseRate None { get; } = Constant(0);

    /// <summary>Where the pieces start.</summary>
    public IReadOnlyList<double> Starts => _starts;

    /// <summary>The rates of the pieces.</summary>
    public IReadOnlyList<double> Rates => _rates;

    internal double[] CumulativeAtStarts => _cumulative;

    /// <summary>The same rate for ever.</summary>
    /// <param name="rate">0 or more.</param>
    public static PiecewiseRate Constant(double rate) => new([0], [rate]);

    /// <summary>The constant hazard of a median.</summary>
    /// <param name="median">Positive.</param>
    public static PiecewiseRate FromMedian(double median)
    {
        DesignCheck.Positive(median, "median");
        return Constant(ElementaryMath.Log(2) / median);
    }

    /// <summary>This hazard times hazard ratios that change with time.</summary>
    /// <param name="starts">Where each ratio starts, rising from 0.</param>
    /// <param name="ratios">The ratios, positive.</param>
    public PiecewiseRate Times(IReadOnlyList<double> starts, IReadOnlyList<double> ratios)
    {
        ArgumentNullException.ThrowIfNull(ratios);
        for (int k = 0; k < ratios.Count; k++) DesignCheck.Positive(ratios[k], $"hazardRatio[{k}]");
        var ratio = new PiecewiseRate(starts, ratios);
        double[] points = [.. _starts.Concat(ratio._starts).Distinct().Order()];
        return new PiecewiseRate(points, Array.ConvertAll(points, t => At(t) * ratio.At(t)));
    }

    /// <summary>The rate at a time, from the right.</summary>
    /// <param name="time">0 or more.</param>
    public double At(double time) => _rates[Piece(time)];

    /// <summary>The integral of the rate from 0 to a time.</summary>
    /// <param name="time">0 or more.</param>
    public double Cumulative(double time)
    {
        int piece = Piece(time);
        return _cumulative[piece] + (_rates[piece] * (time - _starts[piece]));
    }

    /// <summary>exp(-cumulative): the survival function when the rate is a hazard.</summary>
    /// <param name="time">0 or more.</param>
    public double Survival(double time) => ElementaryMath.Exp(-Cumulative(time));

    /// <summary>The time at which the cumulative rate reaches a value; infinite when it never does.</summary>
    /// <param name="cumulative">0 or more.</param>
    public double Inverse(double cumulative)
    {
        int piece = 0;
        while (piece + 1 < _starts.Length && cumulative >= _cumulative[piece + 1]) piece++;
        if (_rates[piece] == 0) return double.PositiveInfinity;
        return _starts[piece] + ((cumulative - _cumulative[piece]) * (1 / _rates[piece]));
    }

    private int Piece(double time)
    {
        if (!(time >= 0)) throw new DesignException("time", $"is {DesignCheck.Text(time)}", "0 or more");
        int piece = 0;
        while (piece + 1 < _starts.Length && time >= _starts[piece + 1]) piece++;
        return piece;
    }
}
