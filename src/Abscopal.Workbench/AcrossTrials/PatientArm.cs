using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Matching;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>The study's patients: their times, covariates and dates of treatment, row by row.</summary>
internal sealed class PatientArm
{
    private readonly ImmutableArray<(string Key, ImmutableArray<double> Values)> _covariates;
    private readonly ImmutableArray<double?> _treatedAt;
    private readonly ContrastPatients _patients;

    private PatientArm(ContrastPatients patients, CompleteRows rows, CompleteRows described, (int Row, int Described)[] kept)
    {
        _patients = patients;
        double unit = patients.InDays ? Months.DaysPerMonth : 1;
        double[] times = rows.NonNegative(patients.Columns.Time, "time");
        bool[] events = SurvivalTableReader.Events(rows, patients.Columns.Event);
        double?[] treated = patients.TreatedAt is { } column ? described.Optional(column) : [];
        Excluded = rows.Table.Rows - kept.Length;
        Sample = new ArmSample([.. kept.Select(k => times[k.Row] / unit)], [.. kept.Select(k => events[k.Row])]);
        _covariates = [.. from c in patients.Covariates let values = Indicators(described, c) select (c.Key, kept.Select(k => values[k.Described]).ToImmutableArray())];
        _treatedAt = treated.Length == 0 ? [] : [.. kept.Select(k => treated[k.Described] / unit)];
    }

    public ArmSample Sample { get; }

    /// <summary>The rows left out because a value was missing.</summary>
    public int Excluded { get; }

    /// <summary>How many were given the treatment kept for survivors; null where dates are not known.</summary>
    public int? Treated => _treatedAt.IsEmpty ? null : _treatedAt.Count(t => t is not null);

    /// <summary>How many of the patients have a covariate; null where it was not asked for.</summary>
    public (int Count, int Of)? Counted(string key) => _covariates.FirstOrDefault(c => string.Equals(c.Key, key, StringComparison.Ordinal)) is { Values.IsDefault: false } covariate
        ? ((int)covariate.Values.Sum(), covariate.Values.Length)
        : null;

    public static PatientArm Read(ContrastPatients patients)
    {
        string[] outcome = [patients.Columns.Time, patients.Columns.Event];
        string[] covariates = [.. patients.Covariates.Select(c => c.Column)];
        if (patients.Subjects is not { } subjects)
        {
            var own = Rows(patients.Path, [.. outcome, .. covariates], patients.TreatedAt, patients.Columns);
            return new PatientArm(patients, own, own, [.. Enumerable.Range(0, own.Count).Select(i => (i, i))]);
        }

        CompleteRows rows = Rows(patients.Path, [.. outcome, patients.Subject], null, patients.Columns);
        CompleteRows described = Rows(subjects, [patients.Subject, .. covariates], patients.TreatedAt, null);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string subject in described.Text(patients.Subject))
        {
            if (!places.TryAdd(subject, places.Count)) throw described.Wrong(places.Count, patients.Subject, $"'{subject}' is there twice", "a row a subject");
        }

        string[] names = rows.Text(patients.Subject);
        (int, int)[] kept = [.. from i in Enumerable.Range(0, names.Length) where places.ContainsKey(names[i]) select (i, places[names[i]])];
        return kept.Length > 0
            ? new PatientArm(patients, rows, described, kept)
            : throw new InvalidInputException(new InputProblem($"no subject of {patients.Path} is there", subjects, Key: patients.Subject, Allowed: "the same names in both files"));
    }

    /// <summary>The patients weighted to look like another arm, and compared with it; null where no covariate was asked for.</summary>
    public MatchedContrast? Match(TrialArm other, ComparisonOptions options)
    {
        if (_covariates.IsEmpty) return null;
        (string Key, ImmutableArray<double> Values, double Share)[] printed = [.. from c in _covariates let share = Share(other.Arm, c.Key) where share is not null select (c.Key, c.Values, share.Value)];
        ImmutableArray<string> missing = [.. _covariates.Select(c => c.Key).Except(printed.Select(p => p.Key), StringComparer.Ordinal)];
        if (printed.Length == 0) return new MatchedContrast(null, missing, null, null);
        MatchingResult matching = MatchingAdjustment.Match([.. printed.Select(p => p.Values)], [.. printed.Select(p => new MatchingTarget(p.Key, p.Share))]);
        if (matching.Outcome != MatchingOutcome.Balanced) return new MatchedContrast(matching, missing, null, null);
        ArmComparisonResult result = ArmComparison.Compare([Sample.WithWeights(matching.Weights)], other.Draws, options);
        return new MatchedContrast(matching, missing, result, Contrasts.EValue(result));
    }

    /// <summary>Those treated by the landmark against the others at risk; null where dates are not known.</summary>
    public LandmarkAnalysisResult? Landmark(ComparisonOptions options) => _treatedAt.IsEmpty
        ? null
        : LandmarkAnalysis.Compare(Sample, [.. _treatedAt.Select(t => t is not null)], _treatedAt, _patients.Landmark, options with { Horizon = null, Landmarks = [], Cuts = [] });

    private static CompleteRows Rows(string path, IEnumerable<string> needed, string? optional, SurvivalColumns? chosen)
    {
        string[] columns = [.. needed.Distinct(StringComparer.Ordinal)];
        string[] wanted = optional is null ? columns : [.. columns.Append(optional).Distinct(StringComparer.Ordinal)];
        return new CompleteRows(PatientTable.Read(path, wanted, chosen?.Parameter, chosen?.Dataset), columns);
    }

    private static double? Share(PublishedArm arm, string key) => arm.Count(key) is not { } count ? null
        : count.Count is { } n ? (double)n / count.Denominator
        : count.Percent?.Number;

    private static ImmutableArray<double> Indicators(CompleteRows rows, MatchedCovariate covariate)
    {
        string[] cells = rows.Text(covariate.Column);
        if (covariate.Value is { } value)
        {
            return cells.Contains(value, StringComparer.Ordinal)
                ? [.. cells.Select(c => string.Equals(c, value, StringComparison.Ordinal) ? 1.0 : 0)]
                : throw rows.Wrong(0, covariate.Column, $"no patient has '{value}'", "one of " + string.Join(", ", cells.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(10)));
        }

        return [.. cells.Select((cell, i) => cell switch
        {
            "1" or "Y" => 1.0,
            "0" or "N" => 0,
            _ => throw rows.Wrong(i, covariate.Column, $"'{cell}' is neither yes nor no", "1 or Y, 0 or N; or COLUMN:VALUE=KEY"),
        })];
    }
}
