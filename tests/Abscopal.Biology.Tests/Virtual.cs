using Abscopal.Biology.Calibration;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;

namespace Abscopal.Biology.Tests;

/// <summary>Virtual subjects at the priors' centres.</summary>
internal static class Virtual
{
    public const int Count = 64;

    public static readonly double[] Centre = new double[FittedParameter.Count];

    public static readonly int[] Months = [.. Enumerable.Range(1, 48).Select(CalibrationTarget.DayOf)];

    public static readonly ScanSchedule Scans = new(42, 336, 63, 3);

    public static readonly DrugSchedule Chemotherapy = new(null, 0, 0, 4, 21, null);

    public static readonly DrugSchedule Durvalumab = new(CheckpointDrug.All[0], 1500, 0, 4, 21, 28);

    public static RadiotherapyCourse Chest(double dose, int fractions = 5) => new(Lesion.Primary, 0, fractions, dose, 1, 0.3, 0.05, 1);

    public static SubjectParameters Subjects(int count = Count)
    {
        var subjects = new SubjectParameters(count);
        VirtualPopulation.Fill(new SubjectDraws(7, 0, count), Centre, default, new PopulationChoices(), subjects);
        return subjects;
    }

    public static ArmCourses Run(TreatmentPlan plan, SolverTolerance? tolerance = null, ModelConstants? constants = null, int count = Count)
    {
        var courses = new ArmCourses(Months, count);
        new CourseSimulator(tolerance ?? CourseSimulator.UsualTolerance).Run(Subjects(count), constants ?? new ModelConstants(), new CompiledSchedule(plan, Months), courses);
        return courses;
    }

    public static TreatmentPlan Plan(params DrugSchedule[] drugs) => new() { Drugs = [.. drugs], Scans = Scans };
}
