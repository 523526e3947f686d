using System.Collections.Immutable;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Population;
using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Prediction;

/// <summary>Grids of doses, fractions, sites, days and partners, and what the prediction depends on.</summary>
public static class RegimenExploration
{
    private const int Subjects = 64;
    private const int Months = 24;

    /// <summary>Every cell of the grid with the same members and subjects.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="baseline">The regimen whose radiotherapy is varied along its <see cref="Regimen.Grid"/>.</param>
    /// <param name="members">Members taken, by weight.</param>
    /// <param name="options">Seed and threads.</param>
    /// <param name="cancellation">Ends the work between cells.</param>
    public static ImmutableArray<GridCell> Grid(Ensemble ensemble, Regimen baseline, int members, PredictionOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(options);
        EnsembleMember[] taken = [.. ensemble.Resample(members, 0.5).Select(i => ensemble.Members[i])];
        var first = new RegimenEvaluator(options.Seed, Subjects, Months);
        ExpectedCurves[] without = [.. taken.Select(m => first.Evaluate(m, GridCell.Without(baseline)))];
        GridAxes axes = baseline.Grid;
        GridCell[] cells =
        [
            .. from partner in axes.Partners
               from distant in axes.Distant
               from day in axes.FirstDays
               from fractions in axes.Fractions
               from dose in axes.DosesGy
               select new GridCell(dose, fractions, distant, day, partner, 0, 0, 0, 0, dose is < 1 or > 8),
        ];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, cells.Length, parallel, () => new RegimenEvaluator(options.Seed, Subjects, Months), (i, _, evaluator) =>
        {
            Regimen regimen = cells[i].Of(baseline);
            ExpectedCurves[] with = [.. taken.Select(m => evaluator.Evaluate(m, regimen))];
            (double mean, double spread) progression = Moments(with.Zip(without, (a, b) => a.ProgressionFree[11] - b.ProgressionFree[11]));
            (double mean, double spread) survival = Moments(with.Zip(without, (a, b) => a.Survival[23] - b.Survival[23]));
            cells[i] = cells[i] with { ProgressionFree12 = progression.mean, ProgressionFree12Spread = progression.spread, Survival24 = survival.mean, Survival24Spread = survival.spread };
            return evaluator;
        }, _ => { });
        return [.. cells];
    }

    /// <summary>Elementary effects of every fitted and assumed quantity, around members of the ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="regimen">The regimen.</param>
    /// <param name="bases">Members around which effects are taken.</param>
    /// <param name="options">The seed.</param>
    /// <param name="cancellation">Ends the work between members.</param>
    /// <remarks>Source: Morris, Technometrics 33 (1991) 161; mean magnitude after Campolongo et al., Environ Model Softw 22 (2007) 1509.</remarks>
    public static ImmutableArray<SensitivityRow> Sensitivity(Ensemble ensemble, Regimen regimen, int bases, PredictionOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(options);
        var evaluator = new RegimenEvaluator(options.Seed, Subjects, 12);
        string[] names = [.. FittedParameter.All.Take(FittedParameter.FirstTrialEffect).Select(p => p.Name), .. EnsembleMember.AssumedNames, "alpha"];
        var effects = names.Select(_ => new List<double>()).ToArray();
        foreach (int pick in ensemble.Resample(bases, 0.5))
        {
            cancellation.ThrowIfCancellationRequested();
            EnsembleMember member = ensemble.Members[pick];
            double at = evaluator.Evaluate(member, regimen).ProgressionFree[11];
            for (int k = 0; k < names.Length; k++) effects[k].Add(evaluator.Evaluate(Moved(member, k), regimen).ProgressionFree[11] - at);
        }

        return
        [
            .. names.Select((name, k) => new SensitivityRow(name, effects[k].Average(Math.Abs), Moments(effects[k]).Spread))
                .OrderByDescending(r => r.MeanEffect),
        ];
    }

    private static EnsembleMember Moved(EnsembleMember member, int factor)
    {
        int shares = factor - FittedParameter.FirstTrialEffect;
        if (shares < 0) return member with { Standard = [.. member.Standard.Select((z, i) => i == factor ? (z > 0 ? z - 1 : z + 1) : z)] };
        return shares < member.Shares.Length
            ? member with { Shares = [.. member.Shares.Select((u, i) => i == shares ? (u > 0.5 ? u - 0.25 : u + 0.25) : u)] }
            : member with { Alpha = member.Alpha + 0.05 };
    }

    private static (double Mean, double Spread) Moments(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return (mean, Math.Sqrt(all.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, all.Length - 1)));
    }
}
