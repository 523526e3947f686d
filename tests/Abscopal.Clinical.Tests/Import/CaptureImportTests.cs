using System.Collections.Immutable;
using Abscopal.Clinical.Import;
using Abscopal.Formats.DataCapture;
using Abscopal.Formats.Datasets;
using Abscopal.Input;

namespace Abscopal.Clinical.Tests.Import;

public sealed class CaptureImportTests
{
    private static readonly CaptureField Sex = new("sex", "Sex", CaptureFieldKind.Choice, [new("1", "Male"), new("2", "Female")]);
    private static readonly CaptureField Boxes = new("hist", "History", CaptureFieldKind.Boxes, [new("1", "Asthma"), new("2", "Gout")]);
    private static readonly ImmutableDictionary<string, CaptureField> Fields = new[] { Sex, Boxes, Plain("weight"), Plain("seen"), Plain("other") }.ToImmutableDictionary(f => f.Name, f => f, StringComparer.Ordinal);

    [Fact]
    public void Run_ChoicesDatesNumbersAndWords_BecomeVariables()
    {
        Dataset dataset = Run(
            new ImportDataset("VS", "base")
            {
                Sequence = "VSSEQ",
                Variables =
                [
                    new("SEX") { From = "sex" },
                    new("SEXCD") { From = "sex", KeepsCode = true },
                    new("SEXT") { From = "sex", Terms = ImmutableDictionary<string, string>.Empty.Add("1", "M").Add("2", "F") },
                    new("WT") { From = "weight", Kind = ImportKind.Number },
                    new("VSDTC") { From = "seen", Kind = ImportKind.Date },
                    new("ADT") { From = "seen", Kind = ImportKind.Day },
                    new("VISIT") { From = "$visit" },
                    new("GOUT") { From = "hist___2" },
                    new("UNIT") { Constant = "kg" },
                ],
            },
            Record("10", 4, ("sex", "Female"), ("weight", "-99"), ("seen", "2026-01-02")),
            Record("2", 2, ("sex", "1"), ("weight", "71.5"), ("hist___2", "1")),
            Record("2", 3, ("weight", "70")));
        dataset.Columns.Select(c => c.Name + ": " + string.Join(' ', Enumerable.Range(0, c.Rows).Select(r => c.Show(r) ?? "-"))).ShouldBe(
            [
                "STUDYID: S S S",
                "DOMAIN: VS VS VS",
                "USUBJID: S-2 S-2 S-10",
                "VSSEQ: 1 2 1",
                "SEX: Male - Female",
                "SEXCD: 1 - 2",
                "SEXT: M - F",
                "WT: 71.5 70 .",
                "VSDTC: - - 2026-01-02",
                "ADT: . . 24108",
                "VISIT: BASELINE BASELINE BASELINE",
                "GOUT: 1 - -",
                "UNIT: kg kg kg",
            ]);
        dataset.Text("SEX").Definition.Label.ShouldBe("Sex");
    }

    [Fact]
    public void Run_EachBox_IsARow()
    {
        Dataset dataset = Run(
            new ImportDataset("MH", "base") { Each = "hist", Variables = [new("MHTERM") { From = "$choice" }, new("MHCD") { From = "hist", KeepsCode = true }] },
            Record("1", 2, ("hist___2", "1"), ("hist___1", "1")),
            Record("2", 3, ("sex", "1")));
        dataset.Text("MHTERM").Values.ToArray().ShouldBe(["Asthma", "Gout"]);
        dataset.Text("MHCD").Values.ToArray().ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Run_SeveralTickedBoxesAsOneValue_IsAnError() =>
        Problems(new ImportDataset("MH", "base") { Variables = [new("MHTERM") { From = "hist" }] }, Record("1", 2, ("hist___2", "1"), ("hist___1", "1")))
            .ShouldBe(["export.csv:2: hist: '1 and 2' cannot be MHTERM (subject 1) (allowed: one of 1, 2)"]);

    [Fact]
    public void Run_KeepAndEvents_LeaveFormsOut()
    {
        var wanted = new ImportDataset("VS", "base") { Keep = "weight", Events = ["v1"], Variables = [new("WT") { From = "weight" }] };
        Run(wanted, Record("1", 2, ("weight", "-99")), Record("2", 3, ("sex", "1")), Record("3", 4, ("weight", "5")), Record("4", 5, ("weight", "6")) with { Event = "v2" }).Text("WT").Values.ToArray().ShouldBe(["5"]);
    }

    [Fact]
    public void Run_GroupsOfAForm_AreOneRowOrARowEach()
    {
        ImmutableDictionary<string, ImmutableDictionary<string, CaptureField>> forms = ImmutableDictionary<string, ImmutableDictionary<string, CaptureField>>.Empty.Add("F", Fields).Add("F/G", Fields);
        CaptureRecord[] records = [Record("1", 2, ("weight", "5")) with { Form = "F", Group = "G", Repeat = "1" }, Record("1", 3, ("sex", "1")) with { Form = "F", Group = "H" }];
        var mapping = new ImportMapping("S", "map.yaml") { Datasets = [new ImportDataset("A", "F") { Variables = [new("WT") { From = "weight" }, new("SEX") { From = "sex" }] }, new ImportDataset("B", "F") { Group = "G", Variables = [new("WT") { From = "weight" }, new("NO") { From = "$repeat" }] }] };
        ImportResult result = CaptureImport.Run(new CaptureExport("odm.xml", forms, [.. records]), mapping);
        result.Datasets.Select(d => string.Join(' ', d.Columns[2..].Select(c => c.Show(0)))).ShouldBe(["5 Male", "5 1"]);
        CaptureRecord again = records[0] with { Line = 4, Repeat = "2" };
        Should.Throw<InvalidInputException>(() => CaptureImport.Run(new CaptureExport("odm.xml", forms, [.. records, again]), mapping)).Problems[0].ToString()
            .ShouldBe("odm.xml:4: weight: the group 'G' is there twice in a form (allowed: the mapping's 'group', which makes a row of each)");
    }

    [Fact]
    public void Run_WrongValues_AreAllToldWithTheirPlace() =>
        Problems(
            new ImportDataset("VS", "base") { Variables = [new("SEX") { From = "sex" }, new("WT") { From = "weight", Kind = ImportKind.Number }, new("VSDTC") { From = "seen", Kind = ImportKind.Date }] },
            Record("1", 2, ("sex", "3"), ("weight", "70,5"), ("seen", "12.1.2026")))
            .ShouldBe(
                [
                    "export.csv:2: sex: '3' cannot be SEX (subject 1) (allowed: one of 1, 2)",
                    "export.csv:2: weight: '70,5' cannot be WT (subject 1) (allowed: a number such as 12.5)",
                    "export.csv:2: seen: '12.1.2026' cannot be VSDTC (subject 1) (allowed: a date such as 2022-03-14, 2022-03 or 2022)",
                ]);

    [Fact]
    public void Run_WhatTheExportLacks_IsTold() =>
        Problems(
            new ImportDataset("VS", "base")
            {
                Line = 5,
                Events = ["v9"],
                Each = "sex",
                Keep = "wait",
                Variables = [new("A") { From = "wieght", Line = 7 }, new("B") { From = "hist___3", Line = 8 }, new("C") { From = "sex", Terms = ImmutableDictionary<string, string>.Empty.Add("1", "M"), Line = 9 }],
            },
            Record("1", 2, ("sex", "1")))
            .ShouldBe(
                [
                    "map.yaml:5: VS: the export has no event 'v9' (allowed: one of v1)",
                    "map.yaml:5: VS.keep: the form has no field 'wait'",
                    "map.yaml:5: VS.each: 'sex' is no field of boxes of the form 'base' (allowed: a field of the type checkbox)",
                    "map.yaml:7: VS.A: the form has no field 'wieght'; did you mean 'weight'?",
                    "map.yaml:8: VS.B: the form has no field 'hist___3'",
                    "map.yaml:9: VS.C: the terms lack the choice '2' (Female)",
                ]);

    [Fact]
    public void Run_FieldsNobodyTakes_AreListed() =>
        CaptureImport.Run(Export(Record("1", 2, ("sex", "1"), ("other", "x"), ("hist___1", "1"), ("base_complete", "2"))), Mapping(new ImportDataset("DM", "base") { Variables = [new("SEX") { From = "sex" }] })).Unused
            .ShouldBe(["base.hist", "base.other"]);

    private static CaptureField Plain(string name) => new(name, "", CaptureFieldKind.Text, []);

    private static CaptureRecord Record(string subject, int line, params (string Field, string Value)[] values) =>
        new(subject, "base", line) { Event = "v1", Values = values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal) };

    private static CaptureExport Export(params CaptureRecord[] records) => new("export.csv", ImmutableDictionary<string, ImmutableDictionary<string, CaptureField>>.Empty.Add("base", Fields), [.. records]);

    private static ImportMapping Mapping(ImportDataset dataset) =>
        new("S", "map.yaml") { SubjectPrefix = "S-", Missing = ["-99"], Events = ImmutableDictionary<string, ImportEvent>.Empty.Add("v1", new ImportEvent("BASELINE", "1")), Datasets = [dataset] };

    private static Dataset Run(ImportDataset dataset, params CaptureRecord[] records) => CaptureImport.Run(Export(records), Mapping(dataset)).Datasets[0];

    private static string[] Problems(ImportDataset dataset, params CaptureRecord[] records) =>
        [.. Should.Throw<InvalidInputException>(() => Run(dataset, records)).Problems.Select(p => p.ToString())];
}
