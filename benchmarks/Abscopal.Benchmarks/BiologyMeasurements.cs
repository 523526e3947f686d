using System.Diagnostics;
using System.Globalization;
using System.Text;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Exchange;
using Abscopal.Biology.Population;
using Abscopal.Biology.Simulation;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;

namespace Abscopal.Benchmarks;

/// <summary>Virtual patients of LEAD over four years, with the heaviest member of the shipped ensemble.</summary>
internal static class BiologyMeasurements
{
    private const int Horizon = 1461;
    private const int Months = 48;
    private const ulong Seed = 1;

    public static void Run(string[] words)
    {
        switch (words)
        {
            case ["courses", var count]:
                Courses(Number(count), 1);
                break;
            case ["threads", var count, var threads]:
                Courses(Number(count), Number(threads));
                break;
            case ["accuracy", var count]:
                Accuracy(Number(count));
                break;
            case ["export", var count, var folder]:
                Export(Number(count), folder);
                break;
            default:
                throw new ArgumentException("courses COUNT | threads COUNT THREADS | accuracy COUNT | export COUNT FOLDER", nameof(words));
        }
    }

    // Processor and clock of drawing the subjects, filling their parameters and carrying them through four years.
    private static void Courses(int count, int threads)
    {
        Simulate(count, threads, CourseSimulator.UsualTolerance);
        for (int repeat = 0; repeat < 5; repeat++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            (_, ArmCourses courses) = Simulate(count, threads, CourseSimulator.UsualTolerance);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"courses,{count},{threads},{(Environment.CpuUsage.TotalTime - before).TotalSeconds:F4},{clock.Elapsed.TotalSeconds:F4},{courses.Survival(23):R}"));
        }
    }

    // Endpoints at the usual tolerance, at half of it, and at one a million times smaller.
    private static void Accuracy(int count)
    {
        SolverTolerance usual = CourseSimulator.UsualTolerance;
        foreach ((string name, SolverTolerance tolerance) in new[] { ("usual", usual), ("half", new SolverTolerance(usual.Relative / 2, usual.Absolute / 2)), ("exact", new SolverTolerance(1e-9, 1e-12)) })
        {
            (_, ArmCourses courses) = Simulate(count, 2, tolerance);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{courses.ResponseRate():F5},{courses.ProgressionFree(5):F5},{courses.ProgressionFree(11):F5},{courses.ProgressionFree(23):F5},{courses.Survival(11):F5},{courses.Survival(23):F5},{courses.Survival(35):F5},{courses.Survival(47):F5}"));
        }
    }

    private static (SubjectParameters Subjects, ArmCourses Courses) Simulate(int count, int threads, SolverTolerance tolerance)
    {
        EnsembleMember member = Ensemble.Shipped.Members.MaxBy(m => m.Weight)!;
        var subjects = new SubjectParameters(count);
        VirtualPopulation.Fill(SubjectDraws.Stratified(Seed, 0, count), member.Standard, default, new PopulationChoices(), subjects);
        var schedule = new CompiledSchedule(Plan(), Grid());
        var courses = new ArmCourses(Grid(), count);
        int blocks = (count + 7) / 8;
        int share = (blocks + (8 * threads) - 1) / (8 * threads);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, 8 * threads, parallel, () => new CourseSimulator(tolerance), (part, _, simulator) =>
        {
            simulator.Run(subjects, member.Constants(), schedule, courses, Math.Min(count, 8 * part * share), Math.Min(count, 8 * (part + 1) * share));
            return simulator;
        }, _ => { });
        return (subjects, courses);
    }

    // What the peer needs: equations and events as formulas, each patient's constants and first state, and our answers.
    private static void Export(int count, string folder)
    {
        Directory.CreateDirectory(folder);
        EnsembleMember member = Ensemble.Shipped.Members.MaxBy(m => m.Weight)!;
        (SubjectParameters subjects, ArmCourses courses) = Simulate(count, 1, CourseSimulator.UsualTolerance);
        ModelDescription[] models = [.. Enumerable.Range(0, count).Select(s => LesionImmuneDescription.Describe(subjects, s, member.Constants(), Plan(), Horizon))];
        File.WriteAllText(Path.Combine(folder, "model.csv"), ModelTable.Write(models[0]));
        File.WriteAllText(Path.Combine(folder, "scans.csv"), "day\n" + string.Concat(Plan().Scans.Days(Horizon).Select(d => d.ToString(CultureInfo.InvariantCulture) + "\n")));
        var text = new StringBuilder(string.Join(',', models[0].Constants.Select(c => c.Id).Concat(models[0].States.Select(s => s.Id)).Concat(["progression", "hazard12", "hazard24"])) + "\n");
        for (int s = 0; s < count; s++)
        {
            double[] row = [.. models[s].Constants.Select(c => c.Value), .. models[s].States.Select(x => x.Initial), courses.ProgressionDay[s], courses.CumulativeHazard[(s * Months) + 11], courses.CumulativeHazard[(s * Months) + 23]];
            text.Append(string.Join(',', row.Select(v => v.ToString("R", CultureInfo.InvariantCulture)))).Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "patients.csv"), text.ToString());
    }

    // LEAD, its cranial irradiation given to all and its scans on their planned days.
    private static TreatmentPlan Plan()
    {
        TreatmentPlan lead = ShippedRegimens.Lead.Plan;
        return lead with { Radiotherapy = [.. lead.Radiotherapy.Select(c => c with { SubjectShare = 1 })], Scans = lead.Scans with { JitterDays = 0 } };
    }

    private static int[] Grid() => [.. Enumerable.Range(1, Months).Select(CalibrationTarget.DayOf)];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
