namespace Abscopal.Survival;

/// <summary>Collects numeric columns and text factors into a matrix of covariates.</summary>
public sealed class CovariateMatrixBuilder
{
    private readonly List<double[]> _columns = [];
    private readonly List<string> _names = [];

    /// <summary>Adds a numeric column.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="values">Finite values, one for each row.</param>
    /// <exception cref="SurvivalDataException">A value is not finite, the name is taken, or the number of rows is another.</exception>
    public CovariateMatrixBuilder AddNumber(string name, ReadOnlySpan<double> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new SurvivalDataException($"row {i + 1}: covariate '{name}' is {values[i]:R}; it must be finite (leave rows with missing covariates out)");
        }

        Add(name, values.ToArray());
        return this;
    }

    /// <summary>Adds a text factor with treatment contrasts: an indicator for each level but the reference, named column and level.</summary>
    /// <param name="name">The name of the factor.</param>
    /// <param name="labels">The level of each row.</param>
    /// <param name="levels">The levels in order, the reference first; by ordinal order of the text when left out.</param>
    /// <exception cref="SurvivalDataException">A label is not among the levels, there are fewer than two levels, or the number of rows is another.</exception>
    public CovariateMatrixBuilder AddFactor(string name, IReadOnlyList<string> labels, IReadOnlyList<string>? levels = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(labels);
        levels ??= [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (levels.Count < 2) throw new SurvivalDataException($"factor '{name}' has {levels.Count} levels; at least 2 are needed");
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string level in levels)
        {
            if (!index.TryAdd(level, index.Count)) throw new SurvivalDataException($"factor '{name}': level '{level}' is given twice");
        }

        double[][] indicators = new double[levels.Count - 1][];
        for (int l = 0; l < indicators.Length; l++) indicators[l] = new double[labels.Count];
        for (int i = 0; i < labels.Count; i++)
        {
            if (!index.TryGetValue(labels[i], out int level))
                throw new SurvivalDataException($"row {i + 1}: '{labels[i]}' is not a level of factor '{name}'; expected one of {string.Join(", ", levels)}");
            if (level > 0) indicators[level - 1][i] = 1;
        }

        for (int l = 0; l < indicators.Length; l++) Add(name + levels[l + 1], indicators[l]);
        return this;
    }

    /// <summary>The matrix of the columns added so far.</summary>
    public CovariateMatrix Build() => new([.. _columns], [.. _names]);

    private void Add(string name, double[] values)
    {
        if (_names.Contains(name, StringComparer.Ordinal)) throw new SurvivalDataException($"covariate '{name}' is given twice; names must differ");
        if (_columns.Count > 0 && _columns[0].Length != values.Length)
            throw new SurvivalDataException($"covariate '{name}' has {values.Length} rows, '{_names[0]}' has {_columns[0].Length}; they must be equal");
        _columns.Add(values);
        _names.Add(name);
    }
}
