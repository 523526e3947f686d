using System.Collections.Immutable;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Calibration;

/// <summary>
/// Radiosensitivity from the contrast of CREST alone: responders to chemotherapy, all with cranial irradiation, with or
/// without 30 Gy in 10 fractions to the chest; 24% and 7% alive without progression 6 months after randomisation
/// (Slotman et al., Lancet 385 (2015) 36). Levels are not used, only the difference of log(-log) of the two.
/// </summary>
internal sealed class CrestContrast
{
    private const int Randomisation = 105;
    private const int SixMonthsLater = Randomisation + 183;
    private const int TwoYearsLater = Randomisation + 731;
    private const double Treated = 0.24;
    private const double Control = 0.07;
    private const int TreatedSubjects = 247;
    private const int ControlSubjects = 248;
    private static readonly ImmutableArray<double> Alphas = [0, 0.02, 0.05, 0.08, 0.12, 0.18, 0.26, 0.36, 0.5];
    private readonly SubjectDraws _draws;
    private readonly SubjectParameters _subjects;
    private readonly ArmCourses _without;
    private readonly ArmCourses _with;
    private readonly int[] _grid;
    private readonly CompiledSchedule _scheduleWithout;
    private readonly CompiledSchedule _scheduleWith;
    private readonly CourseSimulator _simulator = new(CourseSimulator.UsualTolerance);

    public CrestContrast(SubjectDraws draws, bool toTwoYears = false)
    {
        _grid = toTwoYears ? [Randomisation, SixMonthsLater, TwoYearsLater] : [Randomisation, SixMonthsLater];
        _scheduleWithout = Schedule(chest: false);
        _scheduleWith = Schedule(chest: true);
        _draws = draws;
        _subjects = new SubjectParameters(draws.Count);
        _without = new ArmCourses(_grid, draws.Count);
        _with = new ArmCourses(_grid, draws.Count);
    }

    /// <summary>The printed contrast, log(-log) of the treated less that of the control.</summary>
    public static double Seen => LogMinusLog(Treated) - LogMinusLog(Control);

    /// <summary>Its standard error, by the delta method on two binomial rates.</summary>
    public static double StandardError => Math.Sqrt(Variance(Treated, TreatedSubjects) + Variance(Control, ControlSubjects));

    /// <summary>Draws a radiosensitivity of a member.</summary>
    /// <param name="standard">Its fitted vector.</param>
    /// <param name="assumed">Its assumed constants.</param>
    /// <param name="uniform">A uniform number that picks from the posterior.</param>
    public double Draw(double[] standard, ModelConstants assumed, double uniform)
    {
        VirtualPopulation.Fill(_draws, standard, default, new PopulationChoices(), _subjects);
        double[] densities = [.. Alphas.Select(alpha =>
        {
            double z = (Contrast(VirtualPopulation.Constants(standard, assumed with { Alpha = alpha })) - Seen) / StandardError;
            return -0.5 * z * z;
        })];
        return Pick(densities, uniform);
    }

    /// <summary>What a member predicts at 6 and 24 months; only for courses to two years.</summary>
    /// <param name="standard">Its fitted vector.</param>
    /// <param name="constants">Its constants.</param>
    public CrestLevels Levels(double[] standard, ModelConstants constants)
    {
        VirtualPopulation.Fill(_draws, standard, default, new PopulationChoices(), _subjects);
        Contrast(constants);
        return new CrestLevels(Rate(_with), Rate(_without), Alive(_with), Alive(_without));
    }

    private double Contrast(ModelConstants constants)
    {
        _simulator.Run(_subjects, constants, _scheduleWithout, _without);
        _simulator.Run(_subjects, constants, _scheduleWith, _with);
        return LogMinusLog(Rate(_with)) - LogMinusLog(Rate(_without));
    }

    private double Rate(ArmCourses courses) => Share(courses, 1, s => courses.ProgressionDay[s] > SixMonthsLater);

    private double Alive(ArmCourses courses) => Share(courses, 2, _ => true);

    // Among responders who reach randomisation without progression.
    private double Share(ArmCourses courses, int grid, Func<int, bool> counts)
    {
        double start = 1e-12;
        double later = 1e-12;
        for (int s = 0; s < courses.Count; s++)
        {
            if (!_without.Responded[s] || courses.ProgressionDay[s] <= Randomisation) continue;
            start += ElementaryMath.Exp(-courses.CumulativeHazard[s * _grid.Length]);
            if (counts(s)) later += ElementaryMath.Exp(-courses.CumulativeHazard[(s * _grid.Length) + grid]);
        }

        return Math.Clamp(later / start, 1e-4, 1 - 1e-4);
    }

    // The log density is read off straight lines between the points; alpha is uniform before the contrast is seen.
    private static double Pick(double[] logDensities, double uniform)
    {
        const int Cells = 500;
        double greatest = logDensities.Max();
        double[] sums = new double[Cells];
        double sum = 0;
        for (int i = 0; i < Cells; i++)
        {
            double alpha = (i + 0.5) / Cells * Alphas[^1];
            int k = 0;
            while (k + 2 < Alphas.Length && Alphas[k + 1] < alpha) k++;
            double share = (alpha - Alphas[k]) / (Alphas[k + 1] - Alphas[k]);
            sum += ElementaryMath.Exp(logDensities[k] + (share * (logDensities[k + 1] - logDensities[k])) - greatest);
            sums[i] = sum;
        }

        int cell = Array.FindIndex(sums, s => s >= uniform * sum);
        return (cell + 0.5) / Cells * Alphas[^1];
    }

    private CompiledSchedule Schedule(bool chest)
    {
        var brain = new RadiotherapyCourse(Lesion.Brain, Randomisation, 10, 2.5, 1, 0, 0.05, 1);
        var thorax = new RadiotherapyCourse(Lesion.Primary, Randomisation, 10, 3, 1, 0.8, 0.1, 1);
        var plan = new TreatmentPlan
        {
            Drugs = [new DrugSchedule(null, 0, 0, 5, 21, null)],
            Radiotherapy = chest ? [brain, thorax] : [brain],
            Scans = new ScanSchedule(35, 105, 63, 0),
        };
        return new CompiledSchedule(plan, _grid);
    }

    private static double LogMinusLog(double survival) => ElementaryMath.Log(-ElementaryMath.Log(survival));

    private static double Variance(double survival, int subjects)
    {
        double log = ElementaryMath.Log(survival);
        return (1 - survival) / (subjects * survival * log * log);
    }
}
