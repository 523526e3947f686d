using System.Text.Json;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Workbench.Usdm;

namespace Abscopal.Workbench.Tests.Usdm;

public sealed class UsdmJobTests
{
    private static readonly string Lead = Path.Combine(AppContext.BaseDirectory, "studies", "lead");

    [Fact]
    public void Run_ThereAndBack_WritesTheSameStudy()
    {
        using var folder = new TemporaryFolder();
        UsdmJob.Run(new UsdmRequest(Lead, folder.File("lead.json")));

        UsdmOutcome outcome = UsdmJob.Run(new UsdmRequest(folder.File("lead.json"), folder.File("back")));

        outcome.Files.Select(Path.GetFileName).ShouldBe(["study.yaml", "usdm-unplaced.json"]);
        File.ReadAllText(folder.File("back/study.yaml")).ShouldBe(StudyProtocolWriter.Write(StudyProtocolReader.Read(Path.Combine(Lead, "study.yaml"))));
        File.ReadAllText(folder.File("back/usdm-unplaced.json")).ShouldBe("{\n  \"assumed\": [],\n  \"unplaced\": []\n}");
    }

    [Fact]
    public void Run_WhatHasNoPlace_IsWrittenWhole()
    {
        using var folder = new TemporaryFolder();
        UsdmJob.Run(new UsdmRequest(Lead, folder.File("lead.json")));
        string more = File.ReadAllText(folder.File("lead.json")).Replace("\"documentedBy\": []", "\"documentedBy\": [{\"id\": \"D1\", \"name\": \"Protocol\"}]", StringComparison.Ordinal);
        folder.Write("more.json", more);

        UsdmOutcome outcome = UsdmJob.Run(new UsdmRequest(folder.File("more.json"), folder.File("back")));

        outcome.Unplaced.ShouldHaveSingleItem().Path.ShouldBe("study.documentedBy");
        using JsonDocument list = JsonDocument.Parse(File.ReadAllText(folder.File("back/usdm-unplaced.json")));
        list.RootElement.GetProperty("unplaced")[0].GetProperty("value")[0].GetProperty("name").GetString().ShouldBe("Protocol");
    }

    [Fact]
    public void Run_WrongOutput_IsRefusedBeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<InvalidInputException>(() => UsdmJob.Run(new UsdmRequest(Lead, folder.File("lead.txt")))).Message.ShouldContain("a name that ends in .json");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
