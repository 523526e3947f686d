using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Numerics.Differential;

namespace Abscopal.Biology.Simulation;

/// <summary>Carries virtual subjects through a plan: eight side by side, each with steps of its own.</summary>
/// <remarks>One object serves one thread. A subject's course depends on its parameters and the plan alone.</remarks>
public sealed class CourseSimulator
{
    private const double FirstStep = 0.5;

    // Beyond this cumulative hazard a subject is dead for any estimate: exp(-12) is 6e-6.
    private const double CertainDeath = 12;
    private readonly CourseBatch<WideLane> _batch;
    private readonly DormandPrince<WideLane> _solver;

    /// <summary>Makes a simulator.</summary>
    /// <param name="tolerance">How exact each step is.</param>
    public CourseSimulator(SolverTolerance tolerance)
    {
        _batch = new CourseBatch<WideLane>();
        _solver = new DormandPrince<WideLane>(_batch.System, tolerance, FirstStep);
    }

    /// <summary>The tolerance at which no endpoint changes beyond Monte-Carlo error.</summary>
    public static SolverTolerance UsualTolerance { get; } = new(1e-3, 1e-6);

    /// <summary>Steps tried so far, eight subjects a step.</summary>
    public long Steps => _solver.Steps;

    /// <summary>Simulates an arm.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="constants">What they share.</param>
    /// <param name="schedule">What happens when.</param>
    /// <param name="courses">Takes what became of them.</param>
    public void Run(SubjectParameters subjects, ModelConstants constants, CompiledSchedule schedule, ArmCourses courses) =>
        Run(subjects, constants, schedule, courses, 0, subjects.Count);

    /// <summary>Simulates some subjects of an arm.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="constants">What they share.</param>
    /// <param name="schedule">What happens when.</param>
    /// <param name="courses">Takes what became of them.</param>
    /// <param name="from">The first subject, a multiple of eight.</param>
    /// <param name="to">One past the last.</param>
    public void Run(SubjectParameters subjects, ModelConstants constants, CompiledSchedule schedule, ArmCourses courses, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(courses);
        _batch.System.Set(constants, schedule.Checkpoint);
        for (int first = from; first < to; first += WideLane.Count)
        {
            _batch.Begin(subjects, first, constants, schedule, courses);
            _solver.SetStep(FirstStep);
            double day = 0;
            bool alive = true;
            foreach (ScheduledEvent next in schedule.Events)
            {
                if (alive && next.Day > day)
                {
                    _solver.Advance(_batch.State, day, next.Day);
                    day = next.Day;
                }

                if (alive && _batch.Apply(next)) _solver.Restart();
                if (next.Kind != EventKind.Grid) continue;
                _batch.Keep(next.Index);
                alive = alive && _batch.LeastHazard < CertainDeath;
            }
        }
    }
}
