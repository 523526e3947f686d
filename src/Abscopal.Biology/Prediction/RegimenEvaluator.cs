using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Prediction;

/// <summary>Expected curves of regimens on one evenly spread cohort: every regimen and member meets the same subjects.</summary>
/// <remarks>One object serves one thread. The effect of the trial is its expected one.</remarks>
/// <param name="seed">The seed of the cohort.</param>
/// <param name="subjects">Subjects of the cohort.</param>
/// <param name="months">Months of the curves.</param>
public sealed class RegimenEvaluator(ulong seed, int subjects, int months)
{
    private readonly SubjectDraws _draws = SubjectDraws.Stratified(seed, 4, subjects);
    private readonly SubjectParameters _subjects = new(subjects);
    private readonly ArmCourses _courses = new([.. Enumerable.Range(1, months).Select(CalibrationTarget.DayOf)], subjects);
    private readonly CourseSimulator _simulator = new(CourseSimulator.UsualTolerance);

    /// <summary>The curves of a member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="regimen">The regimen.</param>
    /// <param name="directKillOnly">Whether radiation does nothing to immunity.</param>
    /// <param name="moreResponders">Added share of responsive tumours.</param>
    public ExpectedCurves Evaluate(EnsembleMember member, Regimen regimen, bool directKillOnly = false, double moreResponders = 0)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(regimen);
        double strength = member.Shares[^1];
        ModelConstants constants = RegimenPredictor.Partnered(regimen, member.Constants(), strength);
        if (directKillOnly) constants = constants with { InterferonGreatest = 0 };
        TrialEffect effect = regimen.Population == PopulationKind.Global ? default : CalibrationTarget.EffectOf(member.Standard, PublishedArms.Trials.IndexOf("CAPSTONE-1"));
        var choices = new PopulationChoices(moreResponders, regimen.Partners.Aggregate(1.0, (f, p) => f * p.Presentation.At(strength)));
        VirtualPopulation.Fill(_draws, member.Standard, effect, choices, _subjects);
        _simulator.Run(_subjects, constants, new CompiledSchedule(regimen.PlanAt(strength), [.. _courses.GridDays]), _courses);
        return new ExpectedCurves(
            [.. Enumerable.Range(0, months).Select(g => _courses.Survival(g))],
            [.. Enumerable.Range(0, months).Select(g => _courses.ProgressionFree(g))]);
    }
}
