using System.Collections.Immutable;
using Abscopal.Evidence.Bias;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Matching;
using Abscopal.Formats.Csv;
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

    private PatientArm(ContrastPatients patients, CompleteRows rows, double[] times, bool[] events)
    {
        _patients = patients;
        double unit = patients.InDays ? Months.DaysPerMonth : 1;
        Excluded = rows.Excluded;
        Sample = new ArmSample([.. times.Select(t => t / unit)], [.. events]);
        _covariates = [.. patients.Covariates.Select(c => (c.Key, Indicators(rows, c)))];
        _treatedAt = patients.TreatedAt is { } column ? [.. rows.Optional(column).Select(t => t / unit)] : [];
    }

    public ArmSample Sample { get; }

    /// <summary>The rows left out because a value was missing.</summary>
    public int Excluded { get; }

    /// <summary>How many were given the treatment kept for survivors; null where dates are not known.</summary>
    public int? Treated => _treatedAt.IsEmpty ? null : _treatedAt.Count(t => t is not null);

    public static PatientArm Read(ContrastPatients patients)
    {
        string[] needed = [.. new[] { patients.Columns.Time, patients.Columns.Event }.Concat(patients.Covariates.Select(c => c.Column)).Distinct(StringComparer.Ordinal)];
        string[] wanted = patients.TreatedAt is { } treated ? [.. needed.Append(treated).Distinct(StringComparer.Ordinal)] : needed;
        TextTable table = PatientTable.Read(patients.Path, wanted, patients.Columns.Parameter, patients.Columns.Dataset);
        var rows = new CompleteRows(table, needed);
        return new PatientArm(patients, rows, rows.NonNegative(patients.Columns.Time, "time"), SurvivalTableReader.Events(rows, patients.Columns.Event));
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
