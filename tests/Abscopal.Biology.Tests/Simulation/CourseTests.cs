using Abscopal.Biology.Model;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;

namespace Abscopal.Biology.Tests.Simulation;

public sealed class CourseTests
{
    [Fact]
    public void HalvedTolerance_ChangesNoEndpointBeyondMonteCarloError()
    {
        TreatmentPlan plan = Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab) with { Radiotherapy = [Virtual.Chest(3)] };
        ArmCourses usual = Virtual.Run(plan, count: 512);
        ArmCourses halved = Virtual.Run(plan, new SolverTolerance(CourseSimulator.UsualTolerance.Relative / 2, CourseSimulator.UsualTolerance.Absolute / 2), count: 512);
        ArmCourses exact = Virtual.Run(plan, new SolverTolerance(1e-9, 1e-12), count: 512);

        // A tenth of the standard error of a rate near one half; a scan read the other way in one subject is 1/512.
        const double Allowed = 0.1 * 0.5 / 22.6;
        foreach (int month in new[] { 6, 12, 24, 36 })
        {
            foreach (ArmCourses other in new[] { halved, exact })
            {
                usual.Survival(month - 1).ShouldBe(other.Survival(month - 1), Allowed);
                usual.ProgressionFree(month - 1).ShouldBe(other.ProgressionFree(month - 1), Allowed);
                usual.ResponseRate().ShouldBe(other.ResponseRate(), Allowed);
            }
        }
    }

    [Fact]
    public void LaterTherapy_ActsOnDeathAfterProgressionAlone()
    {
        TreatmentPlan plan = Virtual.Plan(Virtual.Chemotherapy);
        ArmCourses none = Virtual.Run(plan);
        ArmCourses all = Virtual.Run(plan with { LaterTherapy = (1, 0.5) });
        ArmCourses half = Virtual.Run(plan with { LaterTherapy = (0.5, 0.5) });
        Virtual.Run(plan with { LaterTherapy = (1, 1) }).CumulativeHazard.ShouldBe(none.CumulativeHazard);
        Virtual.Run(plan with { LaterTherapy = (0, 0.5) }).CumulativeHazard.ShouldBe(none.CumulativeHazard);
        all.ProgressionDay.ShouldBe(none.ProgressionDay);
        half.Survival(23).ShouldBeInRange(none.Survival(23), all.Survival(23));
        (half.Survival(23) - none.Survival(23)).ShouldBeGreaterThan(0.1 * (all.Survival(23) - none.Survival(23)));
        for (int s = 0; s < Virtual.Count; s++)
        {
            for (int g = 0; g < 48; g++)
            {
                double before = none.CumulativeHazard[(s * 48) + g];

                // The dead are carried no further.
                if (before > 12) break;
                double after = all.CumulativeHazard[(s * 48) + g];
                if (Virtual.Months[g] < none.ProgressionDay[s] - 3) after.ShouldBe(before);
                else after.ShouldBeInRange(0.5 * before * (1 - 1e-6), before * (1 + 1e-6));
            }
        }
    }

    [Fact]
    public void NoDose_NoEffect()
    {
        TreatmentPlan without = Virtual.Plan(Virtual.Chemotherapy);
        ArmCourses none = Virtual.Run(without);
        ArmCourses noDrug = Virtual.Run(Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab with { DoseMg = 0 }));
        ArmCourses noRadiation = Virtual.Run(without with { Radiotherapy = [Virtual.Chest(0)] });
        ArmCourses nobody = Virtual.Run(without with { Radiotherapy = [Virtual.Chest(3) with { SubjectShare = 0 }] });
        nobody.ProgressionDay.ShouldBe(none.ProgressionDay);
        noDrug.ProgressionDay.ShouldBe(none.ProgressionDay);
        noRadiation.ProgressionDay.ShouldBe(none.ProgressionDay);
        for (int month = 0; month < 48; month++)
        {
            noDrug.Survival(month).ShouldBe(none.Survival(month), 1e-3);
            noRadiation.Survival(month).ShouldBe(none.Survival(month), 1e-3);
            nobody.Survival(month).ShouldBe(none.Survival(month), 1e-3);
        }
    }

    [Fact]
    public void Treatment_Helps()
    {
        ArmCourses none = Virtual.Run(Virtual.Plan());
        ArmCourses chemotherapy = Virtual.Run(Virtual.Plan(Virtual.Chemotherapy));
        ArmCourses both = Virtual.Run(Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab));
        none.ResponseRate().ShouldBe(0);
        chemotherapy.Survival(11).ShouldBeGreaterThan(none.Survival(11) + 0.05);
        both.Survival(23).ShouldBeGreaterThan(chemotherapy.Survival(23));
    }

    [Fact]
    public void CumulativeHazard_NeverFalls()
    {
        ArmCourses courses = Virtual.Run(Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab) with { Radiotherapy = [Virtual.Chest(3)] });
        for (int s = 0; s < Virtual.Count; s++)
        {
            ReadOnlySpan<double> hazard = courses.CumulativeHazard.AsSpan(s * 48, 48);
            hazard[0].ShouldBeGreaterThan(0);
            for (int g = 1; g < 48; g++) hazard[g].ShouldBeGreaterThanOrEqualTo(hazard[g - 1]);
        }
    }

    [Fact]
    public void Subject_DoesNotDependOnWhoIsBeside()
    {
        TreatmentPlan plan = Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab);
        ArmCourses whole = Virtual.Run(plan);
        var part = new ArmCourses(Virtual.Months, Virtual.Count);
        new CourseSimulator(CourseSimulator.UsualTolerance).Run(Virtual.Subjects(), new ModelConstants(), new CompiledSchedule(plan, Virtual.Months), part, 40, 48);
        part.CumulativeHazard.AsSpan(40 * 48, 8 * 48).ToArray().ShouldBe(whole.CumulativeHazard.AsSpan(40 * 48, 8 * 48).ToArray());
    }

    [Fact]
    public void Lanes_HaveTheBitsOfEachSubjectAlone()
    {
        TreatmentPlan plan = Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab) with { Radiotherapy = [Virtual.Chest(3)] };
        int[] grid = [90, 200];
        var schedule = new CompiledSchedule(plan, grid);
        var wide = new ArmCourses(grid, Virtual.Count);
        new CourseSimulator(CourseSimulator.UsualTolerance).Run(Virtual.Subjects(), new ModelConstants(), schedule, wide, 0, 16);
        var alone = new ArmCourses(grid, Virtual.Count);
        for (int subject = 0; subject < 16; subject++) RunAlone(subject, schedule, alone);
        alone.CumulativeHazard.AsSpan(0, 32).ToArray().ShouldBe(wide.CumulativeHazard.AsSpan(0, 32).ToArray());
        alone.ProgressionDay.AsSpan(0, 16).ToArray().ShouldBe(wide.ProgressionDay.AsSpan(0, 16).ToArray());
    }

    [Fact]
    public void States_StayPositive_AndMassBalances()
    {
        var batch = new CourseBatch<ScalarLane>();
        var schedule = new CompiledSchedule(Virtual.Plan(Virtual.Chemotherapy), [400]);
        var solver = new DormandPrince<ScalarLane>(batch.System, new SolverTolerance(1e-9, 1e-12), 0.5);
        batch.System.Set(new ModelConstants(), schedule.Checkpoint);
        batch.Begin(Virtual.Subjects(), 3, new ModelConstants(), schedule, new ArmCourses([400], Virtual.Count));

        // A fraction moves cells from living to dying and loses none.
        double before = Volume(batch, 0) + Volume(batch, 1) + Volume(batch, 2);
        var withChest = new CompiledSchedule(Virtual.Plan() with { Radiotherapy = [Virtual.Chest(3, 1)] }, [400]);
        batch.Begin(Virtual.Subjects(), 3, new ModelConstants(), withChest, new ArmCourses([400], Virtual.Count));
        batch.Apply(withChest.Events[0]).ShouldBeTrue();
        (Volume(batch, 0) + Volume(batch, 1) + Volume(batch, 2)).ShouldBe(before, 1e-9 * before);
        Volume(batch, 2).ShouldBe(before * (1 - Math.Exp(-0.1 * 3 * 1.3)), 1e-9 * before);
        solver.Restart();
        for (int day = 0; day < 400; day += 5)
        {
            solver.Advance(batch.State, day, day + 5);
            foreach (ScalarLane state in batch.State) state.Value.ShouldBeGreaterThanOrEqualTo(-1e-12);
        }
    }

    [Fact]
    public void DrugAlone_FollowsTwoCompartments()
    {
        // Atezolizumab has no saturable clearance here: the sum of two exponentials of a bolus, by hand algebra.
        CheckpointDrug drug = CheckpointDrug.All[1];
        var system = new LesionImmuneSystem<ScalarLane>();
        system.Set(new ModelConstants(), drug);
        system.Elimination = new ScalarLane(drug.Clearance / drug.CentralVolume);
        var state = new ScalarLane[LesionImmuneSystem<ScalarLane>.States];
        state[(int)LesionState.DrugCentral] = new ScalarLane(1200 / drug.CentralVolume);
        new DormandPrince<ScalarLane>(system, new SolverTolerance(1e-10, 1e-12), 0.1).Advance(state, 0, 21);
        (double k10, double k12, double k21) = (drug.Clearance / drug.CentralVolume, drug.Exchange / drug.CentralVolume, drug.Exchange / drug.PeripheralVolume);
        double sum = k10 + k12 + k21;
        double root = Math.Sqrt((sum * sum) - (4 * k10 * k21));
        (double fast, double slow) = ((sum + root) / 2, (sum - root) / 2);
        double expected = 1200 / drug.CentralVolume * ((((fast - k21) * Math.Exp(-fast * 21)) + ((k21 - slow) * Math.Exp(-slow * 21))) / (fast - slow));
        state[(int)LesionState.DrugCentral].Value.ShouldBe(expected, 1e-6 * expected);
    }

    private static double Volume(CourseBatch<ScalarLane> batch, int index) => batch.State[index].Value;

    private static void RunAlone(int subject, CompiledSchedule schedule, ArmCourses courses)
    {
        var batch = new CourseBatch<ScalarLane>();
        var solver = new DormandPrince<ScalarLane>(batch.System, CourseSimulator.UsualTolerance, 0.5);
        batch.System.Set(new ModelConstants(), schedule.Checkpoint);
        batch.Begin(Virtual.Subjects(), subject, new ModelConstants(), schedule, courses);
        double day = 0;
        foreach (ScheduledEvent next in schedule.Events)
        {
            solver.Advance(batch.State, day, next.Day);
            day = next.Day;
            if (batch.Apply(next)) solver.Restart();
            if (next.Kind == EventKind.Grid) batch.Keep(next.Index);
        }
    }
}
