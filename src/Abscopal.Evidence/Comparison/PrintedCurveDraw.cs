using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Comparison;

// One draw: a walk over the printed columns, and the printed times between them, that keeps the curve on its targets.
internal sealed class PrintedCurveDraw
{
    private readonly record struct Knot(double Time, double Survival);

    private readonly PublishedAtRisk _row;
    private readonly PublishedEndpoint _endpoint;
    private readonly int _subjects;
    private readonly List<Knot> _knots = [new(0, 1)];
    private readonly double _tailShare;

    // Between printed times the log of the share not censored goes as a power of time: 1 is steady, more is late.
    private const double LeastLateness = 1;
    private const double MostLateness = 8;
    private double _lateness = 1;
    private readonly List<double> _times = [];
    private readonly List<bool> _events = [];
    private double _level = 1;
    private int _seen;

    public PrintedCurveDraw(PublishedArm arm, PublishedEndpoint endpoint, ref RandomStream random)
    {
        (_row, _endpoint, _subjects) = (endpoint.AtRisk!, endpoint, arm.N);
        foreach (PublishedLandmark landmark in endpoint.Landmarks)
        {
            double survival = Between(landmark.Survival.LeastAsNumber, landmark.Survival.GreatestAsNumber, ref random);
            _knots.Add(new Knot((double)landmark.Time, Math.Max(survival, 1e-6)));
        }

        if (endpoint.Median?.Estimate is { } median)
            _knots.Add(new Knot(Between(median.LeastAsNumber, median.GreatestAsNumber, ref random), 0.5 - (0.5 / _subjects)));
        _knots.Sort((a, b) => a.Time.CompareTo(b.Time));
        _tailShare = random.NextUniform();
        _lateness = LeastLateness * ElementaryMath.Exp(random.NextUniform() * ElementaryMath.Log(MostLateness / LeastLateness));
        if (endpoint.Events is { } total) _lateness = LatenessFor(total);
    }

    public ArmSample Run(ref RandomStream random)
    {
        for (int k = 1; k < _row.Counts.Length; k++)
        {
            int left = _row.Counts[k - 1];
            int losses = left - _row.Counts[k];
            Walk(k, left, losses, Events(k, left, losses, ref random), ref random);
        }

        Finish(ref random);
        return new ArmSample([.. _times], [.. _events]);
    }

    private static double Between(double least, double greatest, ref RandomStream random) => least + ((greatest - least) * random.NextUniform());

    private double Time(int column) => (double)_row.Times[column];

    // How many of the losses before a column were events.
    private int Events(int k, int left, int losses, ref RandomStream random)
    {
        if (_row.CumulativeCensored.Length > k) return Math.Clamp(losses - (_row.CumulativeCensored[k] - _row.CumulativeCensored[k - 1]), 0, losses);
        double wanted = Target(Time(k)) is { } target
            ? Count(1 - Math.Min(1, target / _level), left, losses)
            : TailShare(left) * losses;
        return Round(wanted, losses, ref random);
    }

    // The curve falls by the share q when D events among those left and half the censored, D = q (left - (losses - D) / 2).
    private static double Count(double q, double left, double losses) => q * (left - (0.5 * losses)) / (1 - (0.5 * q));

    private double TailShare(int left) =>
        _endpoint.Events is { } total ? Math.Clamp((total - _seen) / (double)Math.Max(1, left), 0, 1) : _tailShare;

    private static int Round(double wanted, int most, ref RandomStream random) => Math.Clamp((int)Math.Floor(wanted + random.NextUniform()), 0, most);

    // Survival at a time before the last printed one: S G = at risk / n, log G linear between printed times.
    private double? Target(double time)
    {
        int next = _knots.FindIndex(k => k.Time >= time);
        if (next < 0) return null;
        if (_knots[next].Time == time) return _knots[next].Survival;
        (Knot a, Knot b) = (_knots[next - 1], _knots[next]);
        double share = (time - a.Time) / (b.Time - a.Time);
        double late = ElementaryMath.Exp(_lateness * ElementaryMath.Log(share));
        double free = ((1 - late) * LogFree(a)) + (late * LogFree(b));
        return Math.Clamp(AtRisk(time) / _subjects / ElementaryMath.Exp(free), b.Survival, a.Survival);
    }

    private double LogFree(Knot knot) => Math.Min(0, ElementaryMath.Log(Math.Max(AtRisk(knot.Time), 0.5) / _subjects / knot.Survival));

    private double AtRisk(double time)
    {
        for (int k = 1; k < _row.Counts.Length; k++)
        {
            if (Time(k) < time) continue;
            double share = (time - Time(k - 1)) / (Time(k) - Time(k - 1));
            return _row.Counts[k - 1] + (share * (_row.Counts[k] - _row.Counts[k - 1]));
        }

        return _row.Counts[^1];
    }

    // Later censoring leaves more of the losses before the last printed time to be events: the lateness at which the events
    // there and the drawn share of those still at risk add up to the printed total, as nearly as they can.
    private double LatenessFor(int total)
    {
        (double low, double high) = (LeastLateness, MostLateness);
        for (int step = 0; step < 30; step++)
        {
            _lateness = 0.5 * (low + high);
            (double events, int left) = ExpectedEvents();
            if (events + (_tailShare * left) < total) low = _lateness;
            else high = _lateness;
        }

        return 0.5 * (low + high);
    }

    private (double Events, int Left) ExpectedEvents()
    {
        double level = 1, events = 0;
        for (int k = 1; k < _row.Counts.Length; k++)
        {
            (int left, int losses) = (_row.Counts[k - 1], _row.Counts[k - 1] - _row.Counts[k]);
            if (Target(Time(k)) is not { } target) return (events, left);
            double d = Math.Clamp(Count(1 - Math.Min(1, target / level), left, losses), 0, losses);
            level *= 1 - (d / Math.Max(1, left - (0.5 * (losses - d))));
            events += d;
        }

        return (events, _row.Counts[^1]);
    }

    // Lays the events and censorings of one column out, part by part where a printed time lies within it.
    private void Walk(int k, int left, int losses, int events, ref RandomStream random)
    {
        double[] inside = [.. _knots.Where(n => n.Time > Time(k - 1) && n.Time < Time(k)).Select(n => n.Time)];
        double from = Time(k - 1);
        int censored = losses - events;
        for (int part = 0; part <= inside.Length; part++)
        {
            bool last = part == inside.Length;
            double to = last ? Time(k) : inside[part];
            int c = last ? censored : Round(censored * (to - from) / (Time(k) - from), censored, ref random);
            int d = last ? events : Round((1 - Math.Min(1, Target(to)!.Value / _level)) * (left - (0.5 * c)), events, ref random);
            Lay(from, to, left, d, c, ref random);
            (left, events, censored, from) = (left - d - c, events - d, censored - c, to);
        }
    }

    private void Lay(double from, double to, int left, int events, int censored, ref RandomStream random)
    {
        var part = new List<(double Time, bool Event)>(events + censored);
        for (int i = 0; i < events + censored; i++) part.Add((Between(from, to, ref random), i < events));
        part.Sort((a, b) => a.Time.CompareTo(b.Time));
        foreach ((double time, bool isEvent) in part)
        {
            if (isEvent) _level *= (left - 1.0) / left;
            left--;
            _times.Add(time);
            _events.Add(isEvent);
        }

        _seen += events;
    }

    // Those still at risk at the last column: the row ends there, and so does what is known of them.
    private void Finish(ref RandomStream random)
    {
        int left = _row.Counts[^1];
        if (left == 0) return;
        int column = _row.Counts.Length - 1;
        double width = Time(column) - Time(column - 1);
        int events = _endpoint.Events is { } total ? Math.Clamp(total - _seen, 0, left) : Round(_tailShare * left, left, ref random);
        if (_row.CumulativeCensored.Length > column && _endpoint.Events is null) events = 0;
        Lay(Time(column), Time(column) + width, left, events, left - events, ref random);
    }
}
