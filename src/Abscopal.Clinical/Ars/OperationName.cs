namespace Abscopal.Clinical.Ars;

/// <summary>Tells from the names of a method and an operation what is to be computed.</summary>
public static class OperationName
{
    /// <summary>The kind of an operation, or null where its name tells none that is known.</summary>
    /// <param name="method">The name of the method.</param>
    /// <param name="operation">The name of the operation.</param>
    public static OperationKind? Kind(string method, string operation)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(operation);
        bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Says(operation, "limit")) return OperationKind.ExactLimit;
        if (Says(method, "Kaplan")) return OperationKind.Survival;
        if (Says(operation, "p-value"))
        {
            return Says(method, "chi-square") ? OperationKind.ChiSquareTest : Says(method, "Fisher") ? OperationKind.FisherTest : Says(method, "variance") ? OperationKind.VarianceTest : null;
        }

        (string Word, OperationKind Kind)[] known =
        [
            ("Count", OperationKind.Count), ("Percent", OperationKind.Percent), ("Standard deviation", OperationKind.StandardDeviation), ("Mean", OperationKind.Mean), ("Median", OperationKind.Median),
            ("First quartile", OperationKind.FirstQuartile), ("Third quartile", OperationKind.ThirdQuartile), ("Minimum", OperationKind.Minimum), ("Maximum", OperationKind.Maximum),
        ];
        foreach ((string word, OperationKind kind) in known)
        {
            if (Says(operation, word)) return kind;
        }

        return null;
    }
}
