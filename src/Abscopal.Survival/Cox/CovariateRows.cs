using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Abscopal.Survival;

/// <summary>Covariates row after row, so that one pass over the rows meets all the covariates of each.</summary>
/// <remarks>From four covariates on a row is filled up with zeros to whole vectors of four.</remarks>
internal sealed class CovariateRows
{
    private readonly double[] _values;

    public CovariateRows(int rows, int columns)
    {
        Columns = columns;
        Stride = columns < 4 ? columns : (columns + 3) & ~3;
        _values = Stride == columns ? GC.AllocateUninitializedArray<double>(checked(rows * Stride)) : new double[checked(rows * Stride)];
    }

    /// <summary>The number of covariates.</summary>
    public int Columns { get; }

    /// <summary>The distance of a row to the next.</summary>
    public int Stride { get; }

    public ref double this[int row, int column] => ref _values[(row * Stride) + column];

    /// <summary>Some rows, one after the other.</summary>
    public ReadOnlySpan<double> Rows(int from, int count) => _values.AsSpan(from * Stride, count * Stride);

    /// <summary>One row, with its zeros at the end.</summary>
    public Span<double> Row(int row) => _values.AsSpan(row * Stride, Stride);

    /// <summary>Adds the sums of coefficients times covariates of some rows.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="beta">A coefficient for each column.</param>
    /// <param name="sums">The sums to add to, one for each row.</param>
    public void AddPredictors(int from, ReadOnlySpan<double> beta, Span<double> sums)
    {
        if (beta.IndexOfAnyExcept(0.0) < 0) return;
        ReadOnlySpan<double> rows = Rows(from, sums.Length);
        if (Stride == 1) AddScaled(sums, rows, beta[0]);
        else if (Stride < 4) AddPredictorsOfFew(sums, rows, beta);
        else AddPredictorsOfMany(sums, rows, beta);
    }

    private static void AddScaled(Span<double> sums, ReadOnlySpan<double> values, double factor)
    {
        Span<Vector512<double>> to = MemoryMarshal.Cast<double, Vector512<double>>(sums);
        ReadOnlySpan<Vector512<double>> from = MemoryMarshal.Cast<double, Vector512<double>>(values)[..to.Length];
        var f = Vector512.Create(factor);
        for (int i = 0; i < to.Length; i++) to[i] = Vector512.FusedMultiplyAdd(from[i], f, to[i]);
        for (int i = to.Length * 8; i < sums.Length; i++) sums[i] = Math.FusedMultiplyAdd(values[i], factor, sums[i]);
    }

    private static void AddPredictorsOfFew(Span<double> sums, ReadOnlySpan<double> rows, ReadOnlySpan<double> beta)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = sums[i];
            for (int j = 0; j < beta.Length; j++) sum = Math.FusedMultiplyAdd(rows[(i * beta.Length) + j], beta[j], sum);
            sums[i] = sum;
        }
    }

    private void AddPredictorsOfMany(Span<double> sums, ReadOnlySpan<double> rows, ReadOnlySpan<double> beta)
    {
        Span<double> padded = stackalloc double[64];
        if (Stride > padded.Length) padded = new double[Stride];
        padded = padded[..Stride];
        padded.Clear();
        beta.CopyTo(padded);
        ReadOnlySpan<Vector256<double>> factors = MemoryMarshal.Cast<double, Vector256<double>>(padded);
        ReadOnlySpan<Vector256<double>> values = MemoryMarshal.Cast<double, Vector256<double>>(rows);
        for (int i = 0, at = 0; i < sums.Length; i++, at += factors.Length)
        {
            ReadOnlySpan<Vector256<double>> row = values.Slice(at, factors.Length);
            Vector256<double> sum = Vector256<double>.Zero;
            for (int v = 0; v < factors.Length; v++) sum = Vector256.FusedMultiplyAdd(row[v], factors[v], sum);
            Vector128<double> half = sum.GetLower() + sum.GetUpper();
            sums[i] += half.GetElement(0) + half.GetElement(1);
        }
    }
}
