namespace Abscopal.Cli.Tests;

public sealed class ReconstructStudyCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-study-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // LEAD with its months divided by twelve, to two decimals: the cohorts are compared in the unit of the print.
    [Fact]
    public void Study_PrintedInYears_HasCohorts()
    {
        string lead = Path.Combine(AppContext.BaseDirectory, "studies", "lead");
        File.Copy(Path.Combine(lead, "study.yaml"), Path.Combine(_folder, "study.yaml"));
        string facts = File.ReadAllText(Path.Combine(lead, "published.yaml"));
        foreach ((string months, string years) in new[]
        {
            ("timeUnit: months", "timeUnit: years"),
            ("{estimate: 8.3, lower: 4.8, upper: 12.3,", "{estimate: 0.69, lower: 0.40, upper: 1.03,"),
            ("{estimate: 29.5, lower: 26.8, upper: 34.2,", "{estimate: 2.46, lower: 2.23, upper: 2.85,"),
            ("{estimate: 23.6, lower: 14.1, upper: 37.6,", "{estimate: 1.97, lower: 1.18, upper: 3.13,"),
            ("{estimate: 33.7, lower: 29.3, upper: 37.4,", "{estimate: 2.81, lower: 2.44, upper: 3.12,"),
            ("{time: 12,", "{time: 1,"),
            ("{time: 24,", "{time: 2,"),
        })
        {
            facts.ShouldContain(months);
            facts = facts.Replace(months, years, StringComparison.Ordinal);
        }

        File.WriteAllText(Path.Combine(_folder, "published.yaml"), facts);
        using var errors = new StringWriter();
        string output = Path.Combine(_folder, "out");
        AbscopalProgram.Run(["reconstruct", _folder, "--cohorts", "2", "--seed", "1", "--out", output], Stream.Null, errors).ShouldBe(0, errors.ToString());
        string[] rows = [.. File.ReadLines(Path.Combine(output, "cohorts.csv")).Skip(1)];
        rows.Length.ShouldBe(2 * 2 * 30);
        rows.Count(r => r.StartsWith("1,", StringComparison.Ordinal) && r.Contains(",OS,", StringComparison.Ordinal)).ShouldBe(30);
    }
}
