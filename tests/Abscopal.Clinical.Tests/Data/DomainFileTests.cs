using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Clinical.Tests.Data;

public sealed class DomainFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-domain-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(DomainFormat.Csv, ".csv")]
    [InlineData(DomainFormat.Xpt, ".xpt")]
    [InlineData(DomainFormat.Json, ".json")]
    public void WhatIsWritten_ReadsBack(DomainFormat format, string ending)
    {
        string path = Path.Combine(_folder, "adsl" + ending);
        using (FileStream stream = File.Create(path)) DomainFile.Write(Table(), format, stream);
        DomainTable read = DomainFolder.Read(_folder, "ADSL").Require("ADSL");
        read.Columns.Select(c => c.Name).ShouldBe(["USUBJID", "AGE", "DTHDT"]);
        read.Text("USUBJID").ShouldBe(["a, \"1\"", null]);
        read.Numbers("AGE").ShouldBe([58.5, null]);
        read.Dates("DTHDT").Select(d => d?.ToString()).ShouldBe([null, "2024-02-29"]);
        if (format != DomainFormat.Csv) read.Label.ShouldBe("Subjects (synthetic)");
    }

    [Fact]
    public void Read_OneDatasetTwice_IsRefused()
    {
        File.WriteAllText(Path.Combine(_folder, "dm.csv"), "USUBJID\n1\n");
        File.WriteAllText(Path.Combine(_folder, "DM.xpt"), "");
        Should.Throw<InvalidInputException>(() => DomainFolder.Read(_folder, "DM")).Message.ShouldContain("DM is there 2 times: DM.xpt, dm.csv");
    }

    [Fact]
    public void Check_LabelTooLongForTransport_IsRefusedBeforeAFileIsWritten()
    {
        var table = new DomainTable("CM", new string('x', 41));
        table.AddText("USUBJID", "");
        Should.Throw<InvalidInputException>(() => DomainFile.Check([table], DomainFormat.Xpt)).Message.ShouldContain("at most 40");
        Should.NotThrow(() => DomainFile.Check([table], DomainFormat.Csv));
    }

    [Fact]
    public void Dates_OutsideTheCalendar_AreNamedWithTheirRow()
    {
        var table = new DomainTable("ADSL", "");
        table.AddDate("DTHDT", "").AddRange([0, 1e9]);
        Should.Throw<InvalidInputException>(() => table.Dates("DTHDT")).Message.ShouldContain("DTHDT, row 2: 1000000000 is not a day");
        table.AddNumber("ADT", "").AddRange([-1, 0.5]);
        Should.Throw<InvalidInputException>(() => table.Dates("ADT")).Message.ShouldContain("ADT, row 2: 0.5 is not a day");
    }

    private static DomainTable Table()
    {
        var table = new DomainTable("ADSL", "Subjects (synthetic)");
        table.AddText("USUBJID", "Unique Subject Identifier").AddRange(["a, \"1\"", null]);
        table.AddNumber("AGE", "Age").AddRange([58.5, null]);
        table.AddDate("DTHDT", "Date of Death").AddRange([null, DomainTable.SasDay(new DateOnly(2024, 2, 29))]);
        return table;
    }
}
