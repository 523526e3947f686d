using System.Collections.Immutable;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Random;
using Abscopal.Survival;

namespace Abscopal.Biology.Prediction;

/// <summary>
/// Predicts trials of a regimen: each simulated trial takes a member of the ensemble by weight, an effect of its own
/// among trials, and its subjects. Regimens and explanations meet the same members, trials and subjects.
/// </summary>
public sealed class RegimenPredictor
{
    private const uint TrialPurpose = 0x54726961;
    private const uint CohortOffset = 1000;
    private const double DaysPerMonth = 30.4375;

    // A trial in China keeps half the variance between trials around the effect of CAPSTONE-1 (assumed).
    private static readonly double Half = Math.Sqrt(0.5);
    private readonly Ensemble _ensemble;
    private readonly Regimen _regimen;
    private readonly PredictionOptions _options;
    private readonly int _subjects;
    private readonly int _replicates;
    private readonly int[] _picks;
    private readonly int[] _grid;

    /// <summary>Prepares the prediction of a regimen.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="regimen">The regimen.</param>
    /// <param name="options">Seed, subjects, level.</param>
    public RegimenPredictor(Ensemble ensemble, Regimen regimen, PredictionOptions options)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(regimen);
        ArgumentNullException.ThrowIfNull(options);
        (_ensemble, _regimen, _options) = (ensemble, regimen, options);
        _subjects = options.Subjects ?? regimen.Subjects;
        _replicates = options.ReplicatesFor(_subjects);
        _picks = ensemble.Resample(_replicates, 0.5);
        double months = Math.Min(Math.Max(regimen.LongestFollowUp, regimen.Landmarks.DefaultIfEmpty(12).Max()), regimen.StudyDays / DaysPerMonth);
        _grid = [.. Enumerable.Range(1, Math.Max(1, (int)Math.Ceiling(months))).Select(CalibrationTarget.DayOf)];
    }

    /// <summary>Subjects of each trial.</summary>
    public int Subjects => _subjects;

    /// <summary>Trials simulated.</summary>
    public int Replicates => _replicates;

    /// <summary>Predicts under an explanation.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="cancellation">Ends the work between trials.</param>
    public RegimenPrediction Predict(Explanation explanation, CancellationToken cancellation = default)
    {
        var figures = new TrialFigures[_replicates];
        double[][] survival = new double[_replicates][];
        double[][] progressionFree = new double[_replicates][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellation };
        Parallel.For(0, _replicates, parallel, () => new CourseSimulator(CourseSimulator.UsualTolerance), (r, _, simulator) =>
        {
            (figures[r], survival[r], progressionFree[r]) = Simulate(r, explanation, simulator);
            return simulator;
        }, _ => { });
        return Summarise(explanation, figures, survival, progressionFree);
    }

    private (TrialFigures Figures, double[] Survival, double[] ProgressionFree) Simulate(int replicate, Explanation explanation, CourseSimulator simulator)
    {
        EnsembleMember member = _ensemble.Members[_picks[replicate]];
        var draws = new SubjectDraws(_options.Seed, CohortOffset + (uint)replicate, _subjects);
        double strength = member.Shares[^1];
        ModelConstants constants = Partnered(_regimen, member.Constants(), strength);
        var choices = new PopulationChoices(explanation == Explanation.MoreResponders ? _options.MoreResponders : 0, _regimen.Partners.Aggregate(1.0, (f, p) => f * p.Presentation.At(strength)));
        if (explanation is not Explanation.RadiationAndImmunity) constants = constants with { InterferonGreatest = 0 };
        var subjects = new SubjectParameters(_subjects);
        VirtualPopulation.Fill(draws, member.Standard, Effect(replicate, member), choices, subjects);
        TreatmentPlan plan = _regimen.PlanAt(strength);
        Course[] courses = explanation == Explanation.IndependentAction
            ? [Run(plan with { Radiotherapy = [.. plan.Radiotherapy.Where(c => c.Lesion == Lesion.Brain)] }), Run(plan with { Drugs = [.. plan.Drugs.Where(d => d.Checkpoint is null)], AdoptiveCells = null })]
            : [Run(plan)];
        SubjectOutcome[] outcomes = courses.Length == 1 ? courses[0].Outcomes : [.. courses[0].Outcomes.Zip(courses[1].Outcomes, (a, b) => a.BetterOf(b))];
        (double[] survival, double[] progressionFree) = courses.Length == 1 ? Expected(courses[0].Kept) : Observed(outcomes);
        return (Print(outcomes, replicate), survival, progressionFree);

        Course Run(TreatmentPlan given)
        {
            var kept = new ArmCourses(_grid, _subjects);
            simulator.Run(subjects, constants, new CompiledSchedule(given, _grid), kept);
            return new Course(kept, [.. Enumerable.Range(0, _subjects).Select(s => new SubjectOutcome(kept.ProgressionDay[s], kept.DeathDay(s, subjects.Fate[s]), kept.Responded[s]))]);
        }
    }

    internal static ModelConstants Partnered(Regimen regimen, ModelConstants constants, double strength)
    {
        foreach (Partner partner in regimen.Partners)
        {
            constants = constants with
            {
                Alpha = constants.Alpha * partner.Alpha.At(strength),
                InterferonGreatest = constants.InterferonGreatest * partner.Interferon.At(strength),
                MaturationAtRest = constants.MaturationAtRest * partner.Maturation.At(strength),
            };
        }

        return constants;
    }

    private TrialEffect Effect(int replicate, EnsembleMember member)
    {
        if (_options.FittedTrial is { } trial) return CalibrationTarget.EffectOf(member.Standard, trial);
        var stream = new RandomStream(_options.Seed, new StreamAddress(TrialPurpose, 0, (uint)replicate));
        double hazard = FittedParameter.TrialHazardSpread * stream.NextNormal();
        double growth = FittedParameter.TrialGrowthSpread * stream.NextNormal();
        if (_regimen.Population == PopulationKind.Global) return new TrialEffect(hazard, growth);
        TrialEffect capstone = CalibrationTarget.EffectOf(member.Standard, PublishedArms.Trials.IndexOf("CAPSTONE-1"));
        return new TrialEffect(capstone.LogHazard + (Half * hazard), capstone.LogGrowth + (Half * growth));
    }

    private TrialFigures Print(SubjectOutcome[] outcomes, int replicate)
    {
        int n = outcomes.Length;
        double[] landmarks = [.. _regimen.Landmarks.Select(m => m * DaysPerMonth)];
        var figures = new TrialFigures(landmarks.Length) { Responses = outcomes.Count(o => o.Responded) / (double)n };
        double[] followUp = new double[n];
        for (int s = 0; s < n; s++)
        {
            double u = new RandomStream(_options.Seed, new StreamAddress(TrialPurpose + 1, (uint)replicate, (uint)s)).NextUniform();
            followUp[s] = Math.Min(_grid[^1], DaysPerMonth * (_regimen.ShortestFollowUp + (u * (_regimen.LongestFollowUp - _regimen.ShortestFollowUp))));
        }

        figures.MedianSurvival = Read(o => o.DeathDay, figures.Survival);
        figures.MedianProgressionFree = Read(o => o.EventDay, figures.ProgressionFree);
        return figures;

        double Read(Func<SubjectOutcome, double> time, double[] rates)
        {
            double[] days = new double[n];
            bool[] isEvent = new bool[n];
            for (int s = 0; s < n; s++)
            {
                isEvent[s] = time(outcomes[s]) <= followUp[s];
                days[s] = isEvent[s] ? time(outcomes[s]) : followUp[s];
            }

            return ProductLimit.Read(days, isEvent, landmarks, rates) / DaysPerMonth;
        }
    }

    private static (double[] Survival, double[] ProgressionFree) Expected(ArmCourses kept) => (
        [.. Enumerable.Range(0, kept.GridDays.Count).Select(g => kept.Survival(g))],
        [.. Enumerable.Range(0, kept.GridDays.Count).Select(g => kept.ProgressionFree(g))]);

    private (double[] Survival, double[] ProgressionFree) Observed(SubjectOutcome[] outcomes) => (
        [.. _grid.Select(day => outcomes.Count(o => o.DeathDay > day) / (double)outcomes.Length)],
        [.. _grid.Select(day => outcomes.Count(o => o.EventDay > day) / (double)outcomes.Length)]);

    private RegimenPrediction Summarise(Explanation explanation, TrialFigures[] figures, double[][] survival, double[][] progressionFree)
    {
        var rates = ImmutableArray.CreateBuilder<PredictedRate>();
        for (int l = 0; l < _regimen.Landmarks.Length; l++)
        {
            int place = l;
            rates.Add(Rate("PFS", _regimen.Landmarks[l], [.. figures.Select(f => f.ProgressionFree[place])]));
            rates.Add(Rate("OS", _regimen.Landmarks[l], [.. figures.Select(f => f.Survival[place])]));
        }

        rates.Add(Rate("ORR", null, [.. figures.Select(f => f.Responses)]));
        ImmutableArray<PredictedRate> medians = [Median("PFS", [.. figures.Select(f => f.MedianProgressionFree)]), Median("OS", [.. figures.Select(f => f.MedianSurvival)])];
        int middle = Math.Min(_grid.Length, _regimen.Landmarks.Contains(12) || _regimen.Landmarks.IsEmpty ? 12 : _regimen.Landmarks[_regimen.Landmarks.Length / 2]) - 1;
        return new RegimenPrediction(explanation, rates.ToImmutable(), medians, Mean(survival), Mean(progressionFree), [.. progressionFree.Select(p => p[middle])]);
    }

    private PredictedRate Rate(string endpoint, int? month, double[] values)
    {
        double[] known = [.. values.Where(v => !double.IsNaN(v)).Order()];
        if (known.Length < values.Length / 2) return new PredictedRate(endpoint, month, Estimate.NotEstimable, Estimate.NotEstimable, Estimate.NotEstimable);
        return new PredictedRate(endpoint, month, Estimate.Of(known.Average()), Estimate.Of(Quantile(known, (1 - _options.Level) / 2)), Estimate.Of(Quantile(known, (1 + _options.Level) / 2)));
    }

    private PredictedRate Median(string endpoint, double[] values)
    {
        double[] ordered = [.. values.Order()];
        return new PredictedRate(endpoint, null, Finite(Quantile(ordered, 0.5)), Finite(Quantile(ordered, (1 - _options.Level) / 2)), Finite(Quantile(ordered, (1 + _options.Level) / 2)));
    }

    private static Estimate Finite(double value) => double.IsFinite(value) ? Estimate.Of(value) : Estimate.NotEstimable;

    // The order statistic: an infinite median of a trial must not be averaged with a finite one.
    private static double Quantile(double[] ordered, double p) => ordered[Math.Clamp((int)Math.Ceiling(p * ordered.Length) - 1, 0, ordered.Length - 1)];

    private static ImmutableArray<double> Mean(double[][] curves) =>
        [.. Enumerable.Range(0, curves[0].Length).Select(g => curves.Average(c => c[g]))];

    private sealed record Course(ArmCourses Kept, SubjectOutcome[] Outcomes);
}
