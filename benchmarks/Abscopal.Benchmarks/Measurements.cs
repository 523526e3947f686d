using System.Diagnostics;
using System.Globalization;
using Abscopal.Survival;

namespace Abscopal.Benchmarks;

/// <summary>Times the estimators from bare columns to the result; writes one line a measurement.</summary>
internal static class Measurements
{
    /// <summary>The cases of the peer's script, by name; each gives a number that both must agree on.</summary>
    private static readonly (string Name, Func<Sample, double> Run)[] Cases =
    [
        ("km", s => KaplanMeier.Estimate(SurvivalData.FromTimes(s.Times, s.Events)).At(12).Limits.Lower.Value),
        ("logrank", s => LogRank.Test(TwoArms(s)).ChiSquare.Value),
        ("cox1", s => Cox(s, 1)),
        ("cox10", s => Cox(s, 10)),
    ];

    public static void Compare(Sample sample, int repeats)
    {
        foreach ((string name, Func<Sample, double> run) in Cases)
        {
            Line("check", name, sample.Times.Length, run(sample));
            for (int r = 0; r < repeats; r++) Line("time", name, sample.Times.Length, Seconds(() => run(sample)));
        }
    }

    /// <summary>One size in one process: its time, and the most memory the process ever held.</summary>
    public static void Scale(string name, int rows)
    {
        Func<Sample, double> run = Cases.First(c => string.Equals(c.Name, name, StringComparison.Ordinal)).Run;
        run(Sample.Draw(1000));
        Sample sample = Sample.Draw(rows, covariates: name is "cox1" ? 1 : 0);
        int repeats = Math.Clamp(3_000_000 / rows, 1, 1000);
        double seconds = Seconds(() =>
        {
            for (int r = 0; r < repeats; r++) run(sample);
        });
        Line("time", name, rows, seconds / repeats);
        Line("memory", name, rows, Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0);
    }

    /// <summary>Small trials: microseconds and bytes a call, from columns and from data already ranked.</summary>
    public static void Small()
    {
        foreach (int rows in new[] { 30, 100, 500 })
        {
            Sample sample = Sample.Draw(rows, covariates: 0);
            SurvivalData data = SurvivalData.FromTimes(sample.Times, sample.Events);
            Many("small", rows, () => KaplanMeier.Estimate(SurvivalData.FromTimes(sample.Times, sample.Events)));
            Many("small-ranked", rows, () => KaplanMeier.Estimate(data));
        }
    }

    private static void Many(string name, int rows, Func<KaplanMeierCurve> run)
    {
        const int Calls = 20_000;
        for (int i = 0; i < Calls; i++) run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        double seconds = Seconds(() =>
        {
            for (int i = 0; i < Calls; i++) run();
        });
        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        Line("time", name, rows, seconds / Calls);
        Line("bytes", name, rows, Math.Round(bytes));
        // Eight columns: time, survival, variance, two limits; at risk, events and censored.
        Line("columns", name, rows, run().Times.Length * ((5 * sizeof(double)) + (3 * sizeof(int))));
    }

    private static SurvivalData TwoArms(Sample sample) => SurvivalData.FromTimes(sample.Times, sample.Events).WithGroups(sample.Groups, ["a", "b"]);

    /// <summary>The last coefficient with Efron's ties.</summary>
    private static double Cox(Sample sample, int covariates)
    {
        var columns = new CovariateMatrixBuilder();
        for (int c = 0; c < covariates; c++) columns.AddNumber("x" + c.ToString(CultureInfo.InvariantCulture), sample.X[c]);
        return CoxRegression.Fit(SurvivalData.FromTimes(sample.Times, sample.Events), columns.Build()).Coefficients[^1].Estimate.Value;
    }

    private static double Seconds(Action work)
    {
        // Time of the processor, not of the clock: what else the machine does is not ours.
        GC.Collect();
        using Process process = Process.GetCurrentProcess();
        TimeSpan start = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - start).TotalSeconds;
    }

    private static void Line(string kind, string name, int rows, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind},{name},{rows},{value:R}"));
}
