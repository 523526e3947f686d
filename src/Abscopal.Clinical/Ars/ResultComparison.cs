namespace Abscopal.Clinical.Ars;

/// <summary>A result of another beside ours.</summary>
/// <param name="Analysis">The analysis.</param>
/// <param name="Theirs">The result that was given.</param>
/// <param name="Ours">The result that was computed; null where there is none of its groups.</param>
/// <param name="Agrees">Whether the two agree to the digits that were given.</param>
public sealed record ResultComparison(string Analysis, OperationResult Theirs, OperationResult? Ours, bool Agrees)
{
    /// <summary>Runs an analysis and compares every result it came with.</summary>
    /// <param name="engine">The engine over the plan and the data.</param>
    /// <param name="analysis">The analysis with the results of another.</param>
    public static IReadOnlyList<ResultComparison> Compare(AnalysisEngine engine, Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(analysis);
        var ours = new Dictionary<string, OperationResult>(StringComparer.Ordinal);
        foreach (OperationResult result in engine.Run(analysis).Results) ours[Key(result)] = result;
        return [.. analysis.Results.Select(theirs =>
        {
            OperationResult? mine = ours.GetValueOrDefault(Key(theirs));
            return new ResultComparison(analysis.Id, theirs, mine, Agree(theirs, mine));
        })];
    }

    private static bool Agree(OperationResult theirs, OperationResult? ours)
    {
        if (theirs.Value is not { } given) return ours?.Value is null;
        // A group of which there is no record counts nobody.
        double mine = ours is null ? 0 : ours.Value ?? double.NaN;
        int point = theirs.Raw.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : theirs.Raw.Length - point - 1;
        double slack = Math.Max(0.5000001 * Math.Pow(10, -decimals), 1e-9 * Math.Abs(given));
        return Math.Abs(mine - given) <= (decimals == 0 ? 1e-9 : slack);
    }

    private static string Key(OperationResult result) => result.OperationId + "|" + string.Join('|', result.Groups.Select(g => $"{g.GroupingId}={g.GroupId}{g.GroupValue}"));
}
