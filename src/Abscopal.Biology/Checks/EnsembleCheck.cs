using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Model;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Survival;

namespace Abscopal.Biology.Checks;

/// <summary>Holds an ensemble against what trials have printed: the arms it was fitted to, and trials it has not seen.</summary>
public static class EnsembleCheck
{
    private const int Horizon = 36;
    private const int Replicates = 100;
    private static readonly ScanSchedule Keynote604Scans = new(42, 336, 63, 3);

    /// <summary>The arms of the calibration, each with the effect of its own trial.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Ends the work between trials.</param>
    public static ImmutableArray<CheckedArm> FittedArms(Ensemble ensemble, int threads, CancellationToken cancellation = default) =>
        [.. PublishedArms.All.Select(arm => Fitted(ensemble, arm, threads, cancellation))];

    /// <summary>KEYNOTE-604, whose arms no fit has seen, as a trial with an effect of its own.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Ends the work between trials.</param>
    /// <remarks>Printed figures: Rudin et al., J Clin Oncol 38 (2020) 2369.</remarks>
    public static ImmutableArray<CheckedFigure> Keynote604(Ensemble ensemble, int threads, CancellationToken cancellation = default)
    {
        CheckpointDrug pembrolizumab = CheckpointDrug.All.First(d => d.Name is "pembrolizumab");
        var chemotherapy = new DrugSchedule(null, 0, 0, 4, 21, null);
        var treated = new TreatmentPlan { Drugs = [chemotherapy, new DrugSchedule(pembrolizumab, 200, 0, 4, 21, 21)], Scans = Keynote604Scans };
        var control = new TreatmentPlan { Drugs = [chemotherapy], Scans = Keynote604Scans };
        return
        [
            .. HeldOut(ensemble, "KEYNOTE-604 pembrolizumab + EP", treated, 228, threads, cancellation, ("ORR", 70.6), ("medianPFS", 4.5), ("PFS6", 34.1), ("PFS12", 13.6), ("medianOS", 10.8), ("OS12", 45.1), ("OS24", 22.5)),
            .. HeldOut(ensemble, "KEYNOTE-604 EP", control, 225, threads, cancellation, ("ORR", 61.8), ("medianPFS", 4.3), ("PFS6", 23.8), ("PFS12", 3.1), ("medianOS", 9.7), ("OS12", 39.6), ("OS24", 11.2)),
        ];
    }

    /// <summary>A regimen file whose trial has reported, such as LEAD.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="regimen">The regimen with what was seen.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellation">Ends the work between trials.</param>
    public static ImmutableArray<CheckedFigure> Reported(Ensemble ensemble, Regimen regimen, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(regimen);
        RegimenPrediction prediction = new RegimenPredictor(ensemble, regimen, new PredictionOptions { Threads = threads }).Predict(Explanation.RadiationAndImmunity, cancellation);
        return [.. regimen.Observed.Select(seen => Row(regimen.Name, "held out", prediction, NameOf(seen), seen.Month is null && seen.Endpoint is not "ORR" ? seen.Value : 100 * seen.Value))];
    }

    /// <summary>CREST: the contrast that informed radiosensitivity, and the levels that nothing was fitted to.</summary>
    /// <param name="ensemble">The ensemble.</param>
    public static ImmutableArray<CheckedFigure> Crest(Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        var crest = new CrestContrast(Population.SubjectDraws.Stratified(1, 3, 256), toTwoYears: true);
        int[] picks = ensemble.Resample(60, 0.5);
        CrestLevels[] levels = [.. picks.Select(p => crest.Levels(ensemble.Members[p].Standard, ensemble.Members[p].Constants()))];
        return
        [
            Spread("CREST chest irradiation, of responders", "contrast only", "PFS6 less control", 24 - 7, levels.Select(l => 100 * (l.ProgressionFreeWith - l.ProgressionFreeWithout))),
            Spread("CREST chest irradiation, of responders", "held out", "PFS6", 24, levels.Select(l => 100 * l.ProgressionFreeWith)),
            Spread("CREST control, of responders", "held out", "PFS6", 7, levels.Select(l => 100 * l.ProgressionFreeWithout)),
            Spread("CREST chest irradiation, of responders", "held out", "OS24", 13, levels.Select(l => 100 * l.SurvivalWith)),
            Spread("CREST control, of responders", "held out", "OS24", 3, levels.Select(l => 100 * l.SurvivalWithout)),
        ];
    }

    private static CheckedArm Fitted(Ensemble ensemble, CalibrationArm arm, int threads, CancellationToken cancellation)
    {
        RegimenPrediction prediction = Predict(ensemble, arm.Plan, arm.Subjects, arm.Trial, threads, cancellation);
        ImmutableArray<CheckedFigure> figures = [.. PublishedArms.Printed(arm.Name).Select(p => Row(arm.Name, "fitted", prediction, p.Key, p.Value))];
        return new CheckedArm(arm, prediction, figures);
    }

    private static IEnumerable<CheckedFigure> HeldOut(Ensemble ensemble, string arm, TreatmentPlan plan, int subjects, int threads, CancellationToken cancellation, params (string Name, double Value)[] printed)
    {
        RegimenPrediction prediction = Predict(ensemble, plan, subjects, null, threads, cancellation);
        return printed.Select(p => Row(arm, "held out", prediction, p.Name, p.Value));
    }

    private static RegimenPrediction Predict(Ensemble ensemble, TreatmentPlan plan, int subjects, int? trial, int threads, CancellationToken cancellation)
    {
        var regimen = new Regimen
        {
            Id = "check",
            Name = "check",
            Plan = plan,
            Subjects = subjects,
            ShortestFollowUp = Horizon,
            LongestFollowUp = Horizon,
            Landmarks = [.. Enumerable.Range(1, Horizon)],
        };
        return new RegimenPredictor(ensemble, regimen, new PredictionOptions { Threads = threads, Replicates = Replicates, FittedTrial = trial }).Predict(Explanation.RadiationAndImmunity, cancellation);
    }

    private static CheckedFigure Row(string arm, string role, RegimenPrediction prediction, string name, double printed)
    {
        bool median = name.StartsWith("median", StringComparison.Ordinal);
        string endpoint = median ? name["median".Length..] : name.TrimEnd("0123456789".ToCharArray());
        int? month = median || endpoint is "ORR" ? null : int.Parse(name[endpoint.Length..], CultureInfo.InvariantCulture);
        PredictedRate rate = prediction.Of(endpoint, month)!;
        double scale = median ? 1 : 100;
        return new CheckedFigure(arm, role, name, printed, rate.Estimate.Map(x => scale * x), rate.Lower.Map(x => scale * x), rate.Upper.Map(x => scale * x));
    }

    private static string NameOf(ObservedRate seen) => seen.Month is { } month
        ? string.Create(CultureInfo.InvariantCulture, $"{seen.Endpoint}{month}")
        : seen.Endpoint is "ORR" ? "ORR" : "median" + seen.Endpoint;

    // Limits over members alone: the levels are far from what was seen, sampling would change nothing.
    private static CheckedFigure Spread(string arm, string role, string figure, double printed, IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return new CheckedFigure(arm, role, figure, printed, Estimate.Of(ordered.Average()), Estimate.Of(ordered[(int)(0.05 * ordered.Length)]), Estimate.Of(ordered[(int)(0.95 * ordered.Length)]));
    }
}
