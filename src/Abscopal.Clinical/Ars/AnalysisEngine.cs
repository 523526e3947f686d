using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Clinical.Ars;

/// <summary>Runs analyses that are data on datasets that are data.</summary>
/// <remarks>
/// Counting rules: a subject is counted once in a group, whatever the number of its records; the denominator of a
/// percentage is the number of subjects of the analysis set in the group of the first grouping, from ADSL, not the
/// number of rows.
/// </remarks>
public sealed class AnalysisEngine
{
    private readonly ReportingEvent _plan;
    private readonly AnalysisData _data;

    /// <summary>Prepares to run the analyses of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="adam">The datasets; ADSL has to be there.</param>
    /// <exception cref="InvalidInputException">ADSL is missing.</exception>
    public AnalysisEngine(ReportingEvent plan, DomainFolder adam)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(adam);
        _plan = plan;
        _data = new AnalysisData(adam);
    }

    /// <summary>Whether an analysis can be run: its dataset is there and every operation is known.</summary>
    /// <param name="analysis">The analysis.</param>
    public bool CanRun(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return _data.Has(analysis.Dataset) && Method(analysis).Operations.All(o => o.Kind is { } kind and not (OperationKind.Survival or OperationKind.ExactLimit));
    }

    /// <summary>Runs an analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <returns>The analysis with its results.</returns>
    /// <exception cref="InvalidInputException">A variable is missing, or the analysis names something the plan lacks.</exception>
    public Analysis Run(Analysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        AnalysisMethod method = Method(analysis);
        AnalysisGroup[][] groups = [.. analysis.Groupings.Select(g => Groups(analysis, g))];
        bool[] population = Population(analysis, analysis.Dataset);
        bool[] selected = (bool[])population.Clone();
        if (analysis.DataSubsetId is { } subset) And(selected, _data.Where(analysis.Dataset, Find(_plan.DataSubsets, subset, "data subset").Where));
        var results = ImmutableArray.CreateBuilder<OperationResult>();
        AnalysisGroup[][] split = [.. groups.Where((_, g) => analysis.Groupings[g].ResultsByGroup)];
        foreach (AnalysisGroup[] combination in Combinations(split))
        {
            bool[] rows = (bool[])selected.Clone();
            foreach (AnalysisGroup group in combination) And(rows, group.Rows);
            if (IsEmptyCombination(combination, rows, selected)) continue;
            ImmutableArray<ResultGroup> labels = Labels(analysis, combination);
            foreach (AnalysisOperation operation in method.Operations) results.Add(Compute(analysis, method, operation, groups, combination, rows, population) with { Groups = labels });
        }

        return analysis with { Results = results.ToImmutable() };
    }

    /// <summary>The subjects of an analysis set, in the group of a grouping, or all of them.</summary>
    /// <param name="analysisSetId">The set.</param>
    /// <param name="groupingId">The grouping on ADSL; null for all subjects of the set.</param>
    /// <param name="group">The group's identifier.</param>
    public ImmutableArray<string> Subjects(string analysisSetId, string? groupingId = null, string? group = null)
    {
        bool[] rows = _data.Where(_data.Subjects.Name, Find(_plan.AnalysisSets, analysisSetId, "analysis set").Where);
        if (groupingId is not null) And(rows, _data.Where(_data.Subjects.Name, Find(GroupingOf(groupingId).Groups, group!, "group").Where));
        return [.. Enumerable.Range(0, rows.Length).Where(r => rows[r]).Select(r => _data.Ids[r])];
    }

    private OperationResult Compute(Analysis analysis, AnalysisMethod method, AnalysisOperation operation, AnalysisGroup[][] groups, AnalysisGroup[] combination, bool[] rows, bool[] population)
    {
        int[] subjectOf = _data.SubjectOf(analysis.Dataset);
        int[] taken = [.. Enumerable.Range(0, rows.Length).Where(r => rows[r])];
        ImmutableArray<string> subjects = [.. taken.Select(r => subjectOf[r]).Where(s => s >= 0).Distinct().Order().Select(s => _data.Ids[s])];
        bool continuous = method.Operations.Any(o => o.Kind is OperationKind.Mean or OperationKind.Median);
        double[] values = continuous ? Values(analysis, taken) : [];
        double value = operation.Kind switch
        {
            OperationKind.Count => continuous ? values.Length : subjects.Length,
            OperationKind.Percent => 100.0 * subjects.Length / Denominator(analysis, combination),
            OperationKind.Mean => DescriptiveStatistics.Mean(values),
            OperationKind.StandardDeviation => DescriptiveStatistics.StandardDeviation(values),
            OperationKind.Median => DescriptiveStatistics.Quantile(values, 2),
            OperationKind.FirstQuartile => DescriptiveStatistics.Quantile(values, 1),
            OperationKind.ThirdQuartile => DescriptiveStatistics.Quantile(values, 3),
            OperationKind.Minimum => values.Length > 0 ? values[0] : double.NaN,
            OperationKind.Maximum => values.Length > 0 ? values[^1] : double.NaN,
            OperationKind.ChiSquareTest => GroupTests.ChiSquare(CrossTable(groups, analysis, rows)),
            OperationKind.VarianceTest => GroupTests.Variance([.. groups[0].Select(g => Values(analysis, [.. taken.Where(r => g.Rows[r])]))]),
            OperationKind.FisherTest => Fisher(analysis, groups, rows),
            _ => throw new InvalidInputException(new InputProblem($"the operation '{operation.Name}' is not known", Key: operation.Id, Allowed: "counts, percentages, mean, SD, quantiles, extremes, and the tests of chi-square, variance and Fisher")),
        };
        bool estimable = double.IsFinite(value);
        return new OperationResult
        {
            OperationId = operation.Id,
            Value = estimable ? value : null,
            Raw = estimable ? value.ToString("R", CultureInfo.InvariantCulture) : "NE",
            Formatted = estimable ? ResultFormat.Of(operation.Kind!.Value, value, subjects.Length, operation.Kind == OperationKind.Percent ? Denominator(analysis, combination) : 0) : "NE",
            Subjects = subjects,
            Rows = [.. taken.Select(r => r + 1)],
        };
    }

    private int Denominator(Analysis analysis, AnalysisGroup[] combination)
    {
        bool[] rows = Population(analysis, _data.Subjects.Name);
        if (combination.Length > 0 && combination[0].Definition is { } first && string.Equals(combination[0].Grouping.Dataset, _data.Subjects.Name, StringComparison.OrdinalIgnoreCase))
            And(rows, _data.Where(_data.Subjects.Name, first.Where));
        return rows.Count(r => r);
    }

    // Two groups: those of the first grouping that the subset lets through; events are subjects with a record.
    private double Fisher(Analysis analysis, AnalysisGroup[][] groups, bool[] rows)
    {
        bool[] subset = analysis.DataSubsetId is { } id ? SubjectsOf(Find(_plan.DataSubsets, id, "data subset").Where) : [.. _data.Ids.Select(_ => true)];
        bool[] population = Population(analysis, _data.Subjects.Name);
        int[] subjectOf = _data.SubjectOf(analysis.Dataset);
        var counts = new List<(int Events, int N)>();
        foreach (AnalysisGroup group in groups[0])
        {
            bool[] members = _data.Where(_data.Subjects.Name, group.Definition!.Where);
            int n = Enumerable.Range(0, members.Length).Count(s => members[s] && population[s] && subset[s]);
            if (n == 0) continue;
            counts.Add((Enumerable.Range(0, rows.Length).Where(r => rows[r] && group.Rows[r]).Select(r => subjectOf[r]).Distinct().Count(), n));
        }

        return counts.Count == 2 ? GroupTests.Fisher(counts[0].Events, counts[0].N, counts[1].Events, counts[1].N) : double.NaN;
    }

    // Of a subset the conditions on ADSL alone, as a condition on subjects.
    private bool[] SubjectsOf(Selection selection) => selection switch
    {
        Selection.Condition condition when string.Equals(condition.Dataset, _data.Subjects.Name, StringComparison.OrdinalIgnoreCase) => _data.Where(_data.Subjects.Name, condition),
        Selection.Compound { Operator: "AND" } compound => compound.Parts.Select(SubjectsOf).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x && y)]),
        _ => [.. _data.Ids.Select(_ => true)],
    };

    private static int[,] CrossTable(AnalysisGroup[][] groups, Analysis analysis, bool[] rows)
    {
        if (groups.Length < 2) throw new InvalidInputException(new InputProblem("a chi-square test needs two groupings", Key: analysis.Id, Allowed: "treatment, and what is compared"));
        int[,] counts = new int[groups[0].Length, groups[1].Length];
        for (int row = 0; row < rows.Length; row++)
        {
            if (!rows[row]) continue;
            int i = Array.FindIndex(groups[0], g => g.Rows[row]);
            int j = Array.FindIndex(groups[1], g => g.Rows[row]);
            if (i >= 0 && j >= 0) counts[i, j]++;
        }

        return counts;
    }

    private double[] Values(Analysis analysis, int[] rows)
    {
        IReadOnlyList<double?> column = _data.Table(analysis.Dataset).Numbers(analysis.Variable);
        double[] values = [.. rows.Select(r => column[r]).OfType<double>()];
        Array.Sort(values);
        return values;
    }

    private bool[] Population(Analysis analysis, string dataset)
    {
        if (analysis.AnalysisSetId is { } id) return _data.Where(dataset, Find(_plan.AnalysisSets, id, "analysis set").Where);
        bool[] all = new bool[_data.Table(dataset).Rows];
        Array.Fill(all, true);
        return all;
    }

    private AnalysisGroup[] Groups(Analysis analysis, AnalysisGrouping by)
    {
        Grouping grouping = GroupingOf(by.GroupingId);
        if (!grouping.IsDataDriven) return [.. grouping.Groups.Select(g => new AnalysisGroup(grouping, g, null, _data.Where(analysis.Dataset, g.Where)))];
        IReadOnlyList<string?> values = _data.Values(analysis.Dataset, grouping.Dataset, grouping.Variable);
        return [.. values.Where(v => v is not null).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(v => new AnalysisGroup(grouping, null, v, [.. values.Select(x => string.Equals(x, v, StringComparison.Ordinal))]))];
    }

    // Of groups that the data make, a pair that no record of the population has is no row: a term under another class.
    private static bool IsEmptyCombination(AnalysisGroup[] combination, bool[] rows, bool[] selected)
    {
        if (!Array.Exists(combination, g => g.Value is not null) || Array.Exists(rows, r => r)) return false;
        bool[] any = (bool[])selected.Clone();
        foreach (AnalysisGroup group in combination)
        {
            if (group.Value is not null) And(any, group.Rows);
        }

        return !Array.Exists(any, a => a);
    }

    private static IEnumerable<AnalysisGroup[]> Combinations(AnalysisGroup[][] groups)
    {
        IEnumerable<AnalysisGroup[]> combinations = [[]];
        foreach (AnalysisGroup[] next in groups) combinations = combinations.SelectMany(c => next.Select(g => (AnalysisGroup[])[.. c, g]));
        return combinations;
    }

    private static ImmutableArray<ResultGroup> Labels(Analysis analysis, AnalysisGroup[] combination) =>
        [.. analysis.Groupings.Select(g => Array.Find(combination, c => string.Equals(c.Grouping.Id, g.GroupingId, StringComparison.Ordinal)) is { } group
            ? new ResultGroup(g.GroupingId, group.Definition?.Id, group.Value)
            : new ResultGroup(g.GroupingId, null, null))];

    private AnalysisMethod Method(Analysis analysis) => _plan.Methods.FirstOrDefault(m => string.Equals(m.Id, analysis.MethodId, StringComparison.Ordinal))
        ?? throw new InvalidInputException(new InputProblem($"there is no method '{analysis.MethodId}'", Key: analysis.Id, Allowed: string.Join(", ", _plan.Methods.Select(m => m.Id))));

    private Grouping GroupingOf(string id) => _plan.Groupings.FirstOrDefault(g => string.Equals(g.Id, id, StringComparison.Ordinal))
        ?? throw new InvalidInputException(new InputProblem($"there is no grouping '{id}'", Allowed: string.Join(", ", _plan.Groupings.Select(g => g.Id))));

    private static NamedSelection Find(ImmutableArray<NamedSelection> among, string id, string kind) => among.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal))
        ?? throw new InvalidInputException(new InputProblem($"there is no {kind} '{id}'", Allowed: string.Join(", ", among.Select(s => s.Id))));

    private static void And(bool[] rows, bool[] with)
    {
        for (int row = 0; row < rows.Length; row++) rows[row] &= with[row];
    }

    private sealed record AnalysisGroup(Grouping Grouping, NamedSelection? Definition, string? Value, bool[] Rows);
}
