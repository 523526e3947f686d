using System.Xml.Linq;
using Abscopal.Biology.Exchange;
using Abscopal.Biology.Model;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;

namespace Abscopal.Biology.Tests.Exchange;

public sealed class ExchangeTests
{
    private static readonly SolverTolerance Tight = new(1e-9, 1e-11);

    private static TreatmentPlan Plan => Virtual.Plan(Virtual.Chemotherapy, Virtual.Durvalumab) with
    {
        Radiotherapy = [Virtual.Chest(3), new RadiotherapyCourse(Lesion.Brain, 105, 10, 2.5, 1, 0, 0.05, 1), new RadiotherapyCourse(Lesion.Distant, 30, 2, 4, 7, 0.1, 0.02, 1)],
        AdoptiveCells = (50, 2),
    };

    [Theory]
    [InlineData("1 + 2*3^2", 19)]
    [InlineData("-(2 - 5)/6", 0.5)]
    [InlineData("max(exp(ln(4)), 3) - 1e-1", 3.9)]
    public void Formula_Value(string text, double expected) => Formula.Parse(text).Evaluate(_ => throw new FormatException()).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("max(1)")]
    [InlineData("1 2")]
    public void Formula_Wrong(string text) => Should.Throw<FormatException>(() => Formula.Parse(text));

    [Fact]
    public void Described_IsWhatIsComputed()
    {
        // A wide first scan keeps the subject on treatment in both.
        TreatmentPlan plan = Plan with { Scans = new ScanSchedule(1000, 1000, 1000, 0) };
        ModelDescription model = LesionImmuneDescription.Describe(Virtual.Subjects(), 5, new ModelConstants(), plan, 240);
        double[] times = [10.5, 60.5, 120.5, 240];
        double[,] described = new DescribedSystem(model).Simulate(times, Tight);
        var batch = new CourseBatch<ScalarLane>();
        var schedule = new CompiledSchedule(plan, [240]);
        batch.System.Set(new ModelConstants(), schedule.Checkpoint);
        batch.Begin(Virtual.Subjects(), 5, new ModelConstants(), schedule, new ArmCourses([240], Virtual.Count));
        var solver = new DormandPrince<ScalarLane>(batch.System, Tight, 0.1);
        double now = 0;
        int next = 0;
        for (int i = 0; i < times.Length; i++)
        {
            while (next < schedule.Events.Length && schedule.Events[next].Day < times[i])
            {
                solver.Advance(batch.State, now, schedule.Events[next].Day);
                now = schedule.Events[next].Day;
                batch.Apply(schedule.Events[next++]);
                solver.Restart();
            }

            solver.Advance(batch.State, now, times[i]);
            now = times[i];
            for (int k = 0; k < batch.State.Length; k++) batch.State[k].Value.ShouldBe(described[i, k], 1e-6 * Math.Max(1e-3, Math.Abs(described[i, k])), model.States[k].Id);
        }
    }

    [Fact]
    public void Sbml_ReadsBackAndSimulatesTheSame()
    {
        ModelDescription model = LesionImmuneDescription.Describe(Virtual.Subjects(), 2, new ModelConstants(), Plan, 200);
        XDocument document = XDocument.Parse(SbmlWriter.Write(model).ToString());
        ModelDescription back = SbmlReader.Read(document);
        back.States.Length.ShouldBe(19);
        back.Events.Length.ShouldBe(model.Events.Length);
        double[] times = [30, 100, 200];
        double[,] first = new DescribedSystem(model).Simulate(times, Tight);
        double[,] second = new DescribedSystem(back).Simulate(times, Tight);
        for (int i = 0; i < times.Length; i++)
        {
            for (int k = 0; k < 19; k++) second[i, k].ShouldBe(first[i, k], 1e-9 * Math.Max(1e-6, Math.Abs(first[i, k])));
        }
    }

    [Fact]
    public void SedMl_NamesEveryState()
    {
        XDocument document = XDocument.Parse(SedMlWriter.Write(KosinskyModel.Control, "kosinsky.xml", 30).ToString());
        document.Descendants().Count(e => e.Name.LocalName is "dataSet").ShouldBe(6);
        document.Descendants().Single(e => e.Name.LocalName is "uniformTimeCourse").Attribute("outputEndTime")!.Value.ShouldBe("30");
    }

    [Theory]
    [InlineData(1, 22.0805947098, 1.13958741588)]
    [InlineData(5, 93.5716199255, 89.73496740476)]
    [InlineData(10, 256.5603512628, 179.88891385584)]
    [InlineData(15, 566.9263756183, 153.33598690545)]
    [InlineData(20, 1048.2472389259, 126.88800261841)]
    [InlineData(30, 1667.4620332313, 109.11299201183)]
    public void Kosinsky_ControlCurve(double day, double volume, double cells)
    {
        // The published control curve (figure 1; curated as BIOMD0000000863), solved with deSolve's lsoda at 1e-11.
        double[,] course = new DescribedSystem(KosinskyModel.Control).Simulate([day], Tight);
        course[0, 0].ShouldBe(volume, 1e-6 * volume);
        course[0, 3].ShouldBe(cells, 1e-6 * cells);
    }

    [Fact]
    public void Kosinsky_RadiationDelaysGrowth_AntibodyMore()
    {
        ModelDescription radiation = KosinskyModel.Irradiated([7, 8, 9, 10, 11], 2);
        double control = At(KosinskyModel.Control);
        double irradiated = At(radiation);
        double both = At(radiation.With(("mAb", 300)));
        irradiated.ShouldBeLessThan(control);
        both.ShouldBeLessThan(irradiated);
        At(KosinskyModel.Irradiated([7, 8], 0)).ShouldBe(control, 1e-4 * control);

        static double At(ModelDescription model) => new DescribedSystem(model).Simulate([15], Tight)[0, 0];
    }
}
