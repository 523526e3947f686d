namespace Abscopal.Trials.Simulation;

/// <summary>Order of times by counting into equal buckets, then insertion: linear when the times are spread.</summary>
internal sealed class BucketOrder(int capacity)
{
    private const int Buckets = 512;
    private readonly int[] _places = new int[Buckets + 1];
    private readonly ushort[] _bucket = new ushort[capacity];
    private readonly double[] _gathered = new double[capacity];

    /// <summary>The k-th smallest time, k from 1, or NaN when fewer lie below the horizon.</summary>
    public double Select(int rank)
    {
        int below = 0;
        int bucket = 0;
        while (bucket < Buckets - 1 && below + _places[bucket] < rank) below += _places[bucket++];
        if (bucket == Buckets - 1) return double.NaN;
        int count = 0;
        ReadOnlySpan<ushort> buckets = _bucket.AsSpan(0, _filled);
        for (int i = 0; i < buckets.Length; i++)
        {
            if (buckets[i] != bucket) continue;
            double value = _times[i];
            int place = count++;
            while (place > 0 && _gathered[place - 1] > value)
            {
                _gathered[place] = _gathered[place - 1];
                place--;
            }

            _gathered[place] = value;
        }

        return _gathered[rank - below - 1];
    }

    private double[] _times = [];
    private int _filled;

    /// <summary>Counts times into buckets, for <see cref="Select"/>; those at or above the horizon go to the last bucket.</summary>
    public void Count(double[] times, int count, double horizon)
    {
        (_times, _filled) = (times, count);
        Array.Clear(_places);
        double scale = (Buckets - 1) / horizon;
        Span<ushort> buckets = _bucket.AsSpan(0, count);
        ReadOnlySpan<double> values = times.AsSpan(0, count);
        for (int i = 0; i < buckets.Length; i++)
        {
            int bucket = (int)Math.Min(values[i] * scale, Buckets - 1);
            buckets[i] = (ushort)bucket;
            _places[bucket]++;
        }
    }

    /// <summary>Sorts keys with their payloads; equal keys keep their order.</summary>
    public void Sort(ReadOnlySpan<double> keys, ReadOnlySpan<int> payloads, Span<double> sorted, Span<int> order, double horizon)
    {
        int count = keys.Length;
        Span<int> places = _places;
        places.Clear();
        double scale = (Buckets - 1) / horizon;
        Span<ushort> buckets = _bucket.AsSpan(0, count);
        for (int i = 0; i < buckets.Length; i++)
        {
            int bucket = (int)Math.Min(keys[i] * scale, Buckets - 1);
            buckets[i] = (ushort)bucket;
            places[bucket + 1]++;
        }

        for (int b = 1; b <= Buckets; b++) places[b] += places[b - 1];
        for (int i = 0; i < buckets.Length; i++)
        {
            int place = places[buckets[i]]++;
            sorted[place] = keys[i];
            order[place] = payloads[i];
        }

        for (int i = 1; i < count; i++)
        {
            double key = sorted[i];
            if (sorted[i - 1] <= key) continue;
            int payload = order[i];
            int place = i;
            while (place > 0 && sorted[place - 1] > key)
            {
                sorted[place] = sorted[place - 1];
                order[place] = order[place - 1];
                place--;
            }

            sorted[place] = key;
            order[place] = payload;
        }
    }
}
