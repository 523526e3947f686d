using System.Globalization;

namespace Abscopal.Cli.Tests;

public sealed class ReconstructFactsCommandTests : IDisposable
{
    private const string Facts = """
        id: small
        title: Small
        sources:
          - {id: paper, citation: Typed in}
        timeUnit: months
        arms:
          - id: a
            label: A
            n: 20
            endpoints:
              - id: OS
                source: paper
                events: 14
                median: {estimate: 9.0}
                landmarks:
                  - {time: 6, survival: 70%}
                atRisk:
                  times: [0, 6, 12, 18]
                  counts: [20, 14, 7, 2]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-facts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Fourteen of twenty are at risk at 6 months and survival there is 70%, so that nobody was censored before.
    [Fact]
    public void Reconstruct_OfFactsWithoutAProtocol_DrawsCohortsAndTellsWhatIsAssumed()
    {
        File.WriteAllText(Path.Combine(_folder, "published.yaml"), Facts);
        string output = Path.Combine(_folder, "out");
        var errors = new StringWriter();
        AbscopalProgram.Run(["reconstruct", _folder, "--cohorts", "4", "--seed", "1", "--out", output], Stream.Null, errors).ShouldBe(0, errors.ToString());
        File.ReadAllText(Path.Combine(output, "summary.json")).ShouldContain("no study.yaml");
        string[][] rows = [.. File.ReadLines(Path.Combine(output, "cohorts.csv")).Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split(','))];
        rows.Length.ShouldBe(4 * 20);
        foreach (IGrouping<string, string[]> cohort in rows.GroupBy(r => r[0], StringComparer.Ordinal))
        {
            cohort.Count(r => r[5] == "1").ShouldBe(14);
            cohort.Count(r => double.Parse(r[4], CultureInfo.InvariantCulture) >= 6).ShouldBe(14);
            cohort.Count(r => double.Parse(r[4], CultureInfo.InvariantCulture) < 6 && r[5] == "0").ShouldBe(0);
        }
    }
}
