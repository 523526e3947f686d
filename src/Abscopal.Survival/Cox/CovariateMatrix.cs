using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The covariates of a regression: n rows by p columns, each column with its name. Immutable.</summary>
public sealed class CovariateMatrix
{
    private readonly double[][] _columns;

    internal CovariateMatrix(double[][] columns, ImmutableArray<string> names)
    {
        _columns = columns;
        Names = names;
    }

    /// <summary>The names of the columns.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>The number of rows; 0 where there are no columns.</summary>
    public int RowCount => _columns.Length == 0 ? 0 : _columns[0].Length;

    /// <summary>The values of one column, by row.</summary>
    /// <param name="column">The index of the column.</param>
    public ReadOnlySpan<double> Column(int column) => _columns[column];
}
