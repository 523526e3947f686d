using Abscopal.Formats;
using Abscopal.Formats.Datasets;
using Abscopal.Input;
using Abscopal.Workbench.Import;

namespace Abscopal.Workbench.Tests.Import;

public sealed class ImportJobTests : IDisposable
{
    private static readonly string Capture = Path.Combine(AppContext.BaseDirectory, "capture");
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-import-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_RedcapSample_WritesItsDatasets()
    {
        ImportJob.Run(new ImportRequest(File("export.csv"), File("redcap.yaml"), _folder) { Dictionary = File("dictionary.csv"), Format = "xpt" }).Unused.ShouldBe(["demographics.ecog"]);
        Rows("ae.xpt").ShouldBe(
            [
                "SAMPLE AE SAMPLE-1 1 1 Nausea 2 RELATED 2026-01-15",
                "SAMPLE AE SAMPLE-1 2 2 Fatigue, worse in the evening 1 NOT RELATED 2026-01-20",
                "SAMPLE AE SAMPLE-10 1 1 Pneumonitis 3 RELATED 2026-03-01",
            ]);
        Rows("dm.xpt").ShouldBe(["SAMPLE DM SAMPLE-1 1 site_a 1958-03 M", "SAMPLE DM SAMPLE-2 2 site_b 1963 F", "SAMPLE DM SAMPLE-10 10 site_a 1949-11-30 M"]);
        Rows("mh.xpt").ShouldBe(["SAMPLE MH SAMPLE-1 1 Hypertension", "SAMPLE MH SAMPLE-1 2 Chronic obstructive pulmonary disease", "SAMPLE MH SAMPLE-2 1 Other, as stated below"]);
        Rows("vs.xpt").ShouldBe(
            [
                "SAMPLE VS SAMPLE-1 1 WEIGHT 71.5 kg 1 BASELINE 2026-01-12",
                "SAMPLE VS SAMPLE-1 2 WEIGHT 70.8 kg 2 WEEK 3 2026-02-02",
                "SAMPLE VS SAMPLE-2 1 WEIGHT 58.25 kg 2 WEEK 3 2026-02-09",
                "SAMPLE VS SAMPLE-10 1 WEIGHT 64 kg 1 BASELINE 2026-02-16",
            ]);
    }

    [Fact]
    public void Run_OdmSample_WritesItsDatasets()
    {
        ImportJob.Run(new ImportRequest(File("odm.xml"), File("odm.yaml"), _folder) { Format = "parquet" }).Unused.ShouldBeEmpty();
        Rows("dm.parquet").ShouldBe(["SAMPLE DM SAMPLE-1 site_a 1958-03 M", "SAMPLE DM SAMPLE-2 site_b 1963 F"]);
        Rows("ae.parquet").ShouldBe(["SAMPLE AE SAMPLE-1 1 Nausea 2 2026-01-15", "SAMPLE AE SAMPLE-1 2 Fatigue 1 "]);
    }

    [Fact]
    public void Run_WhatTheFormatCannotHold_WritesNothing()
    {
        string mapping = Path.Combine(_folder, "map.yaml");
        System.IO.File.WriteAllText(mapping, "study: S\ndatasets:\n  - {name: DM, form: F.DM, variables: [{name: SEX, from: I.SEX}]}\n  - {name: A_LONG_NAME, form: F.DM, variables: [{name: SEX, from: I.SEX}]}\n");
        string output = Path.Combine(_folder, "out");
        Should.Throw<InvalidInputException>(() => ImportJob.Run(new ImportRequest(File("odm.xml"), mapping, output) { Format = "xpt" }));
        Directory.Exists(output).ShouldBeFalse();
    }

    [Theory]
    [InlineData("export.csv", null, "csv", "--dictionary: a REDCap export needs the data dictionary of its project (allowed: a CSV)")]
    [InlineData("odm.xml", "dictionary.csv", "csv", "--dictionary: an ODM file brings its own dictionary (allowed: none)")]
    [InlineData("odm.xml", null, "sas7bdat", "--format: there is no format 'sas7bdat' (allowed: .csv, .tsv, .txt, .xpt, .xport, .json, .ndjson, .dsjc, .parquet)")]
    public void Run_WrongRequest_IsAnswered(string export, string? dictionary, string format, string expected) =>
        Should.Throw<InvalidInputException>(() => ImportJob.Run(new ImportRequest(File(export), File("redcap.yaml"), _folder) { Dictionary = dictionary is null ? null : File(dictionary), Format = format })).Problems[0].ToString().ShouldBe(expected);

    private static string File(string name) => Path.Combine(Capture, name);

    private string[] Rows(string name)
    {
        Dataset dataset = DatasetFile.Read(Path.Combine(_folder, name));
        return [.. Enumerable.Range(0, dataset.Rows).Select(r => string.Join(' ', dataset.Columns.Select(c => c.Show(r))))];
    }
}
