using System.Collections.Immutable;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Prediction;

/// <summary>Which measurement would tell radiation with immunity from its rivals, in a trial of the regimen's size.</summary>
public static class NextMeasurement
{
    private const int BiopsyDay = 14;
    private const int BloodDay = 42;
    private static readonly string[] Names = ["T cells in a biopsy of the primary, day 14", "T cells in a biopsy of a distant lesion, day 14", "circulating tumour DNA, day 42", "MHC-I before treatment, share high"];

    /// <summary>Every readout against two rivals.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="regimen">The regimen.</param>
    /// <param name="members">Members taken, by weight.</param>
    /// <param name="options">Seed; subjects of the trial.</param>
    public static ImmutableArray<Readout> Compare(Ensemble ensemble, Regimen regimen, int members, PredictionOptions options)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(regimen);
        ArgumentNullException.ThrowIfNull(options);
        int sample = options.Subjects ?? regimen.Subjects;
        var draws = SubjectDraws.Stratified(options.Seed, 5, 64);
        EnsembleMember[] taken = [.. ensemble.Resample(members, 0.5).Select(i => ensemble.Members[i])];
        double[][][] main = [.. taken.Select(m => Measure(m, regimen, draws, 1, 0))];
        var rows = ImmutableArray.CreateBuilder<Readout>();
        foreach (Explanation rival in new[] { Explanation.DirectKillOnly, Explanation.MoreResponders })
        {
            double[][][] other = [.. taken.Select(m => Measure(m, regimen, draws, 0, rival == Explanation.MoreResponders ? options.MoreResponders : 0))];
            for (int k = 0; k < Names.Length; k++)
            {
                double[] differences = [.. taken.Select((_, i) => main[i][k].Average() - other[i][k].Average())];
                double within = taken.Select((_, i) => Variance(main[i][k]) + Variance(other[i][k])).Average() / sample;
                double spread = Math.Sqrt(Variance(differences) + within);
                rows.Add(new Readout(Names[k], rival, spread > 0 ? Math.Abs(differences.Average()) / spread : 0));
            }
        }

        return [.. rows.OrderByDescending(r => r.Separation)];
    }

    // Logarithms of the readouts by subject; the last is 1 or 0.
    private static double[][] Measure(EnsembleMember member, Regimen regimen, SubjectDraws draws, double interferon, double moreResponders)
    {
        ModelConstants constants = RegimenPredictor.Partnered(regimen, member.Constants(), member.Shares[^1]);
        constants = constants with { InterferonGreatest = constants.InterferonGreatest * interferon };
        var subjects = new SubjectParameters(draws.Count);
        VirtualPopulation.Fill(draws, member.Standard, default, new PopulationChoices(moreResponders), subjects);
        var schedule = new CompiledSchedule(regimen.PlanAt(member.Shares[^1]), [BiopsyDay, BloodDay]);
        var batch = new CourseBatch<WideLane>();
        var solver = new DormandPrince<WideLane>(batch.System, CourseSimulator.UsualTolerance, 0.5);
        batch.System.Set(constants, schedule.Checkpoint);
        var courses = new ArmCourses([BiopsyDay, BloodDay], draws.Count);
        double[][] result = [.. Names.Select(_ => new double[draws.Count])];
        for (int first = 0; first < draws.Count; first += WideLane.Count)
        {
            batch.Begin(subjects, first, constants, schedule, courses);
            solver.SetStep(0.5);
            double day = 0;
            foreach (ScheduledEvent next in schedule.Events)
            {
                solver.Advance(batch.State, day, next.Day);
                day = next.Day;
                if (batch.Apply(next)) solver.Restart();
                if (next.Kind == EventKind.Grid) Read(batch, next.Day, first, constants, subjects, result);
            }
        }

        return result;
    }

    private static void Read(CourseBatch<WideLane> batch, int day, int first, ModelConstants constants, SubjectParameters subjects, double[][] result)
    {
        double At(LesionState state, int lane) => batch.State[(int)state].At(lane);
        for (int lane = 0; lane < WideLane.Count; lane++)
        {
            int s = first + lane;
            if (day == BiopsyDay)
            {
                result[0][s] = ElementaryMath.Log(At(LesionState.PrimaryEffectors, lane));
                result[1][s] = ElementaryMath.Log(At(LesionState.DistantEffectors, lane));
                result[3][s] = subjects.Presentation[s] > 0.5 ? 1 : 0;
            }
            else
            {
                double living = At(LesionState.PrimarySensitive, lane) + At(LesionState.PrimaryResistant, lane) + At(LesionState.DistantSensitive, lane) + At(LesionState.DistantResistant, lane);
                double dying = constants.DyingClearance * (At(LesionState.PrimaryDying, lane) + At(LesionState.DistantDying, lane));
                result[2][s] = ElementaryMath.Log(Math.Max(living + dying, 1e-9));
            }
        }
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Length - 1);
    }
}
