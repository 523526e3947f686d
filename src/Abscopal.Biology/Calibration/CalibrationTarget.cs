using System.Collections.Immutable;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;

namespace Abscopal.Biology.Calibration;

/// <summary>
/// The posterior density of a fitted vector: prior times the grouped likelihood of every arm, raised to a power below
/// one because the model is known to be wrong. Curves are means over subjects of exp(-cumulative hazard), so no death
/// is drawn; the same subjects meet every vector.
/// </summary>
/// <remarks>One object serves one thread.</remarks>
public sealed class CalibrationTarget
{
    private const double DaysPerMonth = 30.4375;
    private readonly ImmutableArray<CalibrationArm> _arms;
    private readonly SubjectDraws _draws;
    private readonly SubjectParameters _subjects;
    private readonly CourseSimulator _simulator = new(CourseSimulator.UsualTolerance);
    private readonly CompiledSchedule[] _schedules;
    private readonly ArmCourses[] _courses;
    private readonly double _power;

    /// <summary>Makes a target.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="draws">The virtual subjects.</param>
    /// <param name="power">The power of the likelihood, above 0 to 1.</param>
    public CalibrationTarget(ImmutableArray<CalibrationArm> arms, SubjectDraws draws, double power)
    {
        ArgumentNullException.ThrowIfNull(draws);
        (_arms, _draws, _power) = (arms, draws, power);
        _subjects = new SubjectParameters(draws.Count);
        _schedules = [.. arms.Select(arm => new CompiledSchedule(arm.Plan, GridOf(arm)))];
        _courses = [.. _schedules.Select(s => new ArmCourses([.. s.GridDays], draws.Count))];
    }

    /// <summary>The day of a month.</summary>
    /// <param name="month">Months from the start.</param>
    public static int DayOf(int month) => (int)Math.Round(month * DaysPerMonth);

    /// <summary>Logarithm of the prior density, without its constant.</summary>
    /// <param name="standard">The vector.</param>
    public static double LogPrior(ReadOnlySpan<double> standard)
    {
        double sum = 0;
        foreach (double z in standard) sum -= 0.5 * z * z;
        return sum;
    }

    /// <summary>Logarithm of the likelihood, already raised to its power.</summary>
    /// <param name="standard">The vector, standard normal under the prior.</param>
    public double LogLikelihood(ReadOnlySpan<double> standard)
    {
        double sum = 0;
        for (int a = 0; a < _arms.Length; a++) sum += LogLikelihood(a, standard);
        return _power * sum;
    }

    private double LogLikelihood(int index, ReadOnlySpan<double> standard)
    {
        CalibrationArm arm = _arms[index];
        ArmCourses courses = Simulate(index, standard);
        return GroupedLikelihood.Of(arm.Survival, Curve(courses, arm.Survival, courses.Survival))
            + GroupedLikelihood.Of(arm.ProgressionFree, Curve(courses, arm.ProgressionFree, courses.ProgressionFree))
            + GroupedLikelihood.OfResponses(arm.Responses, arm.Subjects, courses.ResponseRate());
    }

    private ArmCourses Simulate(int index, ReadOnlySpan<double> standard)
    {
        TrialEffect effect = EffectOf(standard, _arms[index].Trial);
        VirtualPopulation.Fill(_draws, standard, effect, new PopulationChoices(), _subjects);
        _simulator.Run(_subjects, VirtualPopulation.Constants(standard, new ModelConstants()), _schedules[index], _courses[index]);
        return _courses[index];
    }

    /// <summary>The effect of a trial in a vector.</summary>
    /// <param name="standard">The vector.</param>
    /// <param name="trial">Number of the trial.</param>
    public static TrialEffect EffectOf(ReadOnlySpan<double> standard, int trial)
    {
        int at = FittedParameter.FirstTrialEffect + (2 * trial);
        return new TrialEffect(FittedParameter.All[at].Natural(standard[at]), FittedParameter.All[at + 1].Natural(standard[at + 1]));
    }

    private static double[] Curve(ArmCourses courses, AtRiskRows rows, Func<int, double, double> at)
    {
        double[] curve = new double[rows.Months.Length];
        int grid = 0;
        for (int j = 0; j < curve.Length; j++)
        {
            int day = DayOf(rows.Months[j]);
            if (day == 0)
            {
                curve[j] = 1;
                continue;
            }

            while (courses.GridDays[grid] < day) grid++;
            curve[j] = at(grid, 1);
        }

        return curve;
    }

    private static int[] GridOf(CalibrationArm arm) =>
        [.. arm.Survival.Months.Concat(arm.ProgressionFree.Months).Where(m => m > 0).Select(DayOf).Distinct().Order()];
}
