using System.Text;
using Abscopal.Clinical.Ars;
using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Clinical.Tests.Ars;

/// <summary>Four subjects, one of them not treated; their events literal.</summary>
public sealed class AnalysisEngineTests
{
    private static readonly ReportingEvent Plan = new()
    {
        Id = "RE",
        Name = "Toy",
        AnalysisSets = [new("SAF", "Safety", new Selection.Condition("ADSL", "SAFFL", "EQ", ["Y"]))],
        DataSubsets =
        [
            new("TEAE", "Emergent", new Selection.Condition("ADAE", "TRTEMFL", "EQ", ["Y"])),
            new("SEVERE", "Emergent and severe", new Selection.Compound("AND", [new Selection.Condition("ADAE", "TRTEMFL", "EQ", ["Y"]), new Selection.Condition("ADAE", "ATOXGRN", "GE", ["3"])])),
            new("OTHER", "Not severe", new Selection.Compound("NOT", [new Selection.Condition("ADAE", "ATOXGRN", "GE", ["3"])])),
        ],
        Groupings =
        [
            new("TRT", "Treatment", "ADSL", "TRT01A", [new("A", "A", new Selection.Condition("ADSL", "TRT01A", "EQ", ["A"])), new("B", "B", new Selection.Condition("ADSL", "TRT01A", "EQ", ["B"]))]),
            new("PT", "Term", "ADAE", "AEDECOD", []),
        ],
        Methods =
        [
            new("FREQUENCY", "Subjects", [new("n", "Count of subjects", OperationKind.Count), new("p", "Percent of subjects", OperationKind.Percent)]),
            new("SUMMARY", "Summary", [new("m", "Mean", OperationKind.Mean), new("x", "Maximum", OperationKind.Maximum)]),
        ],
        Analyses = [Frequency("TEAE"), Frequency("SEVERE"), Frequency("OTHER"), Frequency("TEAE", "PT"), new Analysis { Id = "AGE", Name = "Age", MethodId = "SUMMARY", AnalysisSetId = "SAF", Dataset = "ADSL", Variable = "AGE", Groupings = [new("TRT", true)] }],
    };

    [Fact]
    public void Count_TakesASubjectOnceAndThePopulationAsTheWhole() =>
        Run(0).ShouldBe(["A|n|2|1,2|1,2,3", "A|p|100|1,2|1,2,3", "B|n|0||", "B|p|0||"]);

    [Fact]
    public void Subset_JoinsConditions() => Run(1).ShouldBe(["A|n|1|1|2", "A|p|50|1|2", "B|n|0||", "B|p|0||"]);

    [Fact]
    public void Subset_MayBeNegated() => Run(2).ShouldBe(["A|n|2|1,2|1,3", "A|p|100|1,2|1,3", "B|n|1|3|4", "B|p|100|3|4"]);

    [Fact]
    public void Groups_OfTheDataShowArmsWithNobodyToo() => Run(3).ShouldBe(
        ["A Nausea|n|2|1,2|1,3", "A Nausea|p|100|1,2|1,3", "A Rash|n|1|1|2", "A Rash|p|50|1|2", "B Nausea|n|0||", "B Nausea|p|0||", "B Rash|n|0||", "B Rash|p|0||"]);

    [Fact]
    public void Summary_LeavesOutWhoIsNotInTheSet() => Run(4).ShouldBe(["A|m|55|1,2|1,2", "A|x|60|1,2|1,2", "B|m|70|3|3", "B|x|70|3|3"]);

    [Fact]
    public void Event_WrittenReadsBackWithItsResults()
    {
        var engine = new AnalysisEngine(Plan, Adam());
        ReportingEvent done = Plan with { Analyses = [.. Plan.Analyses.Select(engine.Run)] };
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream stream = File.Create(path)) ReportingEventWriter.Write(done, stream);
            ReportingEvent read = ReportingEventReader.Read(path);
            read.Analyses.Sum(a => a.Results.Length).ShouldBe(24);
            var again = new AnalysisEngine(read, Adam());
            read.Analyses.SelectMany(a => ResultComparison.Compare(again, a)).ShouldAllBe(c => c.Agrees);
            Analysis wrong = read.Analyses[0] with { Results = [read.Analyses[0].Results[0] with { Value = 3, Raw = "3" }] };
            ResultComparison.Compare(again, wrong).Single().Agrees.ShouldBeFalse();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Rows_StandBesideTheEvent()
    {
        var engine = new AnalysisEngine(Plan, Adam());
        using var stream = new MemoryStream();
        ReportingEventWriter.WriteRows(Plan with { Analyses = [engine.Run(Plan.Analyses[1])] }, stream);
        Encoding.UTF8.GetString(stream.ToArray()).ShouldContain("\"rawValue\":\"50\",\"formattedValue\":\"50.0\",\"subjects\":[\"1\"],\"rows\":[2]");
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("{}", "is not a reporting event: 'id' is missing")]
    [InlineData("[]", "is not a reporting event")]
    public void Reader_NamesWhatIsWrong(string text, string expected)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        Should.Throw<InvalidInputException>(() => ReportingEventReader.Read(path)).Message.ShouldContain(expected);
        File.Delete(path);
    }

    [Fact]
    public void Run_MissingVariable_IsNamed() =>
        Should.Throw<InvalidInputException>(() => new AnalysisEngine(Plan, Adam()).Run(Plan.Analyses[4] with { Variable = "AGEX" })).Message.ShouldContain("ADSL has no variable AGEX");

    private static Analysis Frequency(string subset, params string[] by) => new()
    {
        Id = subset + string.Concat(by),
        Name = subset,
        MethodId = "FREQUENCY",
        AnalysisSetId = "SAF",
        DataSubsetId = subset,
        Dataset = "ADAE",
        Variable = "USUBJID",
        Groupings = [new("TRT", true), .. by.Select(b => new AnalysisGrouping(b, true))],
    };

    private static string[] Run(int analysis) => [.. new AnalysisEngine(Plan, Adam()).Run(Plan.Analyses[analysis]).Results
        .Select(r => $"{string.Join(' ', r.Groups.Select(g => g.GroupId ?? g.GroupValue))}|{r.OperationId}|{r.Raw}|{string.Join(',', r.Subjects)}|{string.Join(',', r.Rows)}")];

    private static DomainFolder Adam()
    {
        var adsl = new DomainTable("ADSL", "");
        adsl.AddText("USUBJID", "").AddRange(["1", "2", "3", "4"]);
        adsl.AddText("TRT01A", "").AddRange(["A", "A", "B", "B"]);
        adsl.AddText("SAFFL", "").AddRange(["Y", "Y", "Y", "N"]);
        adsl.AddNumber("AGE", "").AddRange([50, 60, 70, 99]);
        var adae = new DomainTable("ADAE", "");
        adae.AddText("USUBJID", "").AddRange(["1", "1", "2", "3", "4"]);
        adae.AddText("AEDECOD", "").AddRange(["Nausea", "Rash", "Nausea", "Nausea", "Rash"]);
        adae.AddText("TRTEMFL", "").AddRange(["Y", "Y", "Y", "N", "Y"]);
        adae.AddNumber("ATOXGRN", "").AddRange([1, 3, 2, 1, 4]);
        return DomainFolder.Of("toy", [adsl, adae]);
    }
}
