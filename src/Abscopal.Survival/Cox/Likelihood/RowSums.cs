using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Abscopal.Survival;

/// <summary>
/// Sums over rows of covariates (<see cref="CovariateRows"/>), with the same bits on every processor: lanes are covariates,
/// so that no sum depends on the width of a vector.
/// </summary>
internal static class RowSums
{
    /// <summary>Running sums of factor times row: each row of <paramref name="cumulative"/> holds the sum up to it.</summary>
    public static void Cumulate(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> factors, Span<double> running, Span<double> cumulative)
    {
        cumulative = cumulative[..rows.Length];
        int column = 0;
        for (; column + 8 <= stride; column += 8) CumulateEight(rows, stride, factors, column, running, cumulative);
        for (; column + 4 <= stride; column += 4) CumulateFour(rows, stride, factors, column, running, cumulative);
        for (; column < stride; column++)
        {
            double sum = running[column];
            for (int k = 0, at = column; k < factors.Length; k++, at += stride) cumulative[at] = sum += factors[k] * rows[at];
            running[column] = sum;
        }
    }

    /// <summary>Adds the sum of factor times row.</summary>
    public static void Add(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> factors, Span<double> total)
    {
        if (stride < 4)
        {
            for (int k = 0, at = 0; k < factors.Length; k++)
            {
                for (int j = 0; j < stride; j++, at++) total[j] += factors[k] * rows[at];
            }

            return;
        }

        for (int column = 0; column < stride; column += 4)
        {
            Vector256<double> sum = Vector256.Create<double>(total.Slice(column, 4));
            for (int k = 0, at = column; k < factors.Length; k++, at += stride)
                sum += Vector256.Create(factors[k]) * Vector256.Create(rows.Slice(at, 4));
            sum.CopyTo(total[column..]);
        }
    }

    /// <summary>Multiplies one row by a number.</summary>
    public static void Scale(Span<double> row, double factor)
    {
        for (int j = 0; j < row.Length; j++) row[j] *= factor;
    }

    /// <summary>Multiplies the rows at some places by their factors.</summary>
    public static void Scale(Span<double> rows, int stride, ReadOnlySpan<int> places, ReadOnlySpan<double> factors)
    {
        if (stride == 1)
        {
            foreach (int place in places) rows[place] *= factors[place];
        }
        else if (stride < 4)
        {
            foreach (int place in places) Scale(rows.Slice(place * stride, stride), factors[place]);
        }
        else
        {
            ref double start = ref MemoryMarshal.GetReference(rows);
            foreach (int place in places)
            {
                var factor = Vector256.Create(factors[place]);
                nuint end = (nuint)(place + 1) * (nuint)stride;
                for (nuint at = end - (nuint)stride; at < end; at += 4) (Vector256.LoadUnsafe(ref start, at) * factor).StoreUnsafe(ref start, at);
            }
        }
    }

    /// <summary>Adds the sum of weight times row times its transpose; of the square matrix, the part from the diagonal to the right.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="stride">The distance of a row to the next.</param>
    /// <param name="places">Which rows.</param>
    /// <param name="weights">A weight for each place.</param>
    /// <param name="total">The matrix, stride by stride.</param>
    public static void AddSquares(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<int> places, ReadOnlySpan<double> weights, Span<double> total)
    {
        weights = weights[..places.Length];
        if (stride == 1) total[0] += SquaresOfOne(rows, places, weights);
        else if (stride < 4) AddSquaresOfFew(rows, stride, places, weights, total);
        else
        {
            for (int row = 0; row < stride; row += 4)
            {
                for (int column = row; column < stride; column += 4) AddTile(rows, stride, places, weights, row, column, total);
            }
        }
    }

    private static double SquaresOfOne(ReadOnlySpan<double> rows, ReadOnlySpan<int> places, ReadOnlySpan<double> weights)
    {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < places.Length; i += 2)
        {
            double a = rows[places[i]];
            double b = rows[places[i + 1]];
            even += weights[i] * a * a;
            odd += weights[i + 1] * b * b;
        }

        if (i < places.Length) even += weights[i] * rows[places[i]] * rows[places[i]];
        return even + odd;
    }

    private static void AddSquaresOfFew(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<int> places, ReadOnlySpan<double> weights, Span<double> total)
    {
        for (int i = 0; i < places.Length; i++)
        {
            ReadOnlySpan<double> x = rows.Slice(places[i] * stride, stride);
            for (int j = 0; j < stride; j++)
            {
                double weighted = weights[i] * x[j];
                for (int k = j; k < stride; k++) total[(j * stride) + k] += weighted * x[k];
            }
        }
    }

    // Two rows at a time, each with sums of its own, so that an addition need not wait for the one before.
    private static void AddTile(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<int> places, ReadOnlySpan<double> weights, int row, int column, Span<double> total)
    {
        ref double start = ref MemoryMarshal.GetReference(rows);
        Vector256<double> even0 = Vector256<double>.Zero, even1 = even0, even2 = even0, even3 = even0;
        Vector256<double> odd0 = even0, odd1 = even0, odd2 = even0, odd3 = even0;
        int i = 0;
        for (; i + 1 < places.Length; i += 2)
        {
            ref double x = ref Unsafe.Add(ref start, (nint)places[i] * stride);
            Vector256<double> a = Vector256.LoadUnsafe(ref x, (nuint)column) * Vector256.Create(weights[i]);
            even0 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row)), a, even0);
            even1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row + 1)), a, even1);
            even2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row + 2)), a, even2);
            even3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row + 3)), a, even3);
            ref double y = ref Unsafe.Add(ref start, (nint)places[i + 1] * stride);
            Vector256<double> b = Vector256.LoadUnsafe(ref y, (nuint)column) * Vector256.Create(weights[i + 1]);
            odd0 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref y, row)), b, odd0);
            odd1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref y, row + 1)), b, odd1);
            odd2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref y, row + 2)), b, odd2);
            odd3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref y, row + 3)), b, odd3);
        }

        if (i < places.Length)
        {
            ref double x = ref Unsafe.Add(ref start, (nint)places[i] * stride);
            Vector256<double> a = Vector256.LoadUnsafe(ref x, (nuint)column) * Vector256.Create(weights[i]);
            even0 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row)), a, even0);
            even1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row + 1)), a, even1);
            even2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row + 2)), a, even2);
            even3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref x, row + 3)), a, even3);
        }

        AddTo(total[((row * stride) + column)..], even0 + odd0);
        AddTo(total[(((row + 1) * stride) + column)..], even1 + odd1);
        AddTo(total[(((row + 2) * stride) + column)..], even2 + odd2);
        AddTo(total[(((row + 3) * stride) + column)..], even3 + odd3);
    }

    private static void AddTo(Span<double> total, Vector256<double> sum) => (Vector256.Create<double>(total[..4]) + sum).CopyTo(total);

    private static void CumulateFour(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> factors, int column, Span<double> running, Span<double> cumulative)
    {
        Vector256<double> sum = Vector256.Create<double>(running.Slice(column, 4));
        ref double from = ref MemoryMarshal.GetReference(rows);
        ref double to = ref MemoryMarshal.GetReference(cumulative);
        nuint at = (nuint)column;
        for (int k = 0; k < factors.Length; k++, at += (nuint)stride)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(factors[k]), Vector256.LoadUnsafe(ref from, at), sum);
            sum.StoreUnsafe(ref to, at);
        }

        sum.CopyTo(running[column..]);
    }

    private static void CumulateEight(ReadOnlySpan<double> rows, int stride, ReadOnlySpan<double> factors, int column, Span<double> running, Span<double> cumulative)
    {
        Vector256<double> left = Vector256.Create<double>(running.Slice(column, 4));
        Vector256<double> right = Vector256.Create<double>(running.Slice(column + 4, 4));
        ref double from = ref MemoryMarshal.GetReference(rows);
        ref double to = ref MemoryMarshal.GetReference(cumulative);
        nuint at = (nuint)column;
        for (int k = 0; k < factors.Length; k++, at += (nuint)stride)
        {
            var factor = Vector256.Create(factors[k]);
            left = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref from, at), left);
            left.StoreUnsafe(ref to, at);
            right = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref from, at + 4), right);
            right.StoreUnsafe(ref to, at + 4);
        }

        left.CopyTo(running[column..]);
        right.CopyTo(running[(column + 4)..]);
    }
}
