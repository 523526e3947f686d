using Abscopal.Workbench.ClinicalReport;

namespace Abscopal.Workbench.Tests.ClinicalReport;

/// <summary>A schedule of ten visits, drawn from a protocol.</summary>
public sealed class ScheduleTablesTests : IDisposable
{
    private const string Protocol = """
        id: toy
        title: Toy
        phase: II
        design: {allocation: singleArm, masking: open, summary: Single arm}
        indication: Lung cancer
        arms: [{id: a, label: A}]
        endpoints: [{id: OS, role: primary, label: OS, definition: Time to death}]
        schedule:
          epochs: [{id: treatment, kind: treatment, label: {en: Treatment, zh: 治疗}}]
          visits:
            - {id: c1, label: Cycle 1, epoch: treatment, day: 1}
            - {id: c2, label: Cycle 2, epoch: treatment, day: 22, earlyDays: 3, lateDays: 3}
            - {id: c3, label: Cycle 3, epoch: treatment, day: 43, lateDays: 2}
            - {id: c4, label: Cycle 4, epoch: treatment, day: 64}
            - {id: c5, label: Cycle 5, epoch: treatment, day: 85}
            - {id: c6, label: Cycle 6, epoch: treatment, day: 106}
            - {id: c7, label: Cycle 7, epoch: treatment, day: 127}
            - {id: c8, label: Cycle 8, epoch: treatment, day: 148}
            - {id: c9, label: Cycle 9, epoch: treatment, day: 169}
            - {id: more, label: Later, repeatDays: 42, until: Progression, note: By telephone}
          activities:
            - {id: consent, label: Consent, under: Before, visits: [c1]}
            - {id: scan, label: Scan, under: During, visits: [c3, more], note: By telephone}
            - {id: irradiation, label: Irradiation, under: During}
        analysis: {confidenceLevel: 0.95, interval: log, profile: r, landmarks: [12], timeUnit: months}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_ManyVisits_AreSeveralTables()
    {
        Write("en");
        File.ReadAllText(_folder.File("out/tables/schedule.csv")).ShouldBe(
            "Activity,Cycle 1,Cycle 2,Cycle 3,Cycle 4,Cycle 5,Cycle 6,Cycle 7,Cycle 8\n" +
            "Epoch,Treatment,Treatment,Treatment,Treatment,Treatment,Treatment,Treatment,Treatment\n" +
            "Day,1,22 ± 3,\"43 (−0, +2)\",64,85,106,127,148\n" +
            "Before,,,,,,,,\nConsent,X,,,,,,,\nDuring,,,,,,,,\nScan (a),,,X,,,,,\nIrradiation,,,,,,,,\n");
        // What is done at none of its visits is not shown again; one note has one letter.
        File.ReadAllText(_folder.File("out/tables/schedule-2.csv")).ShouldBe(
            "Activity,Cycle 9,Later (a)\nEpoch,Treatment,\nDay,169,\nRepeated,,every 42 days; Progression\nDuring,,\nScan (a),,X\n");
        File.ReadAllText(_folder.File("out/tables.html")).ShouldContain("a: By telephone");
    }

    [Fact]
    public void Run_InChinese_SaysTheWordsOfTheProtocol()
    {
        Write("zh");
        File.ReadAllText(_folder.File("out/tables/schedule.csv")).ShouldContain("\n阶段,治疗,");
    }

    private void Write(string language)
    {
        Directory.CreateDirectory(_folder.File("adam"));
        _folder.Write("adam/adsl.csv", "STUDYID,USUBJID,TRT01A,SAFFL\nTOY,1,A,Y\n");
        _folder.Write("study.yaml", Protocol);
        TablesJob.Run(new TablesRequest { Adam = _folder.File("adam"), Output = _folder.File("out"), Study = _folder.File("study.yaml"), Language = language });
    }
}
