namespace Abscopal.Cli.Tests;

/// <summary>Printed facts, curves and pictures that are wrong: one line with what, where and what would be right; nothing written.</summary>
public sealed class WrongEvidenceTests : IDisposable
{
    private const string Curve = "time,survival\n0,1\n2,1\n2,0.9\n5,0.9\n5,0.7\n9,0.7\n";
    private const string Other = "time,survival\n0,1\n3,1\n3,0.8\n5,0.8\n5,0.5\n9,0.5\n";
    private const string Row = "time,at_risk\n0,10\n4,9\n";

    private static readonly string Lead = Path.Combine(AppContext.BaseDirectory, "studies", "lead");
    private static readonly string Caspian = Path.Combine(AppContext.BaseDirectory, "studies", "caspian");

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-wrong-").FullName;

    private string Out => Path.Combine(_folder, "out");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("landmarks: [{time: 6, survival: 70.0%}]", "landmarks: [{time: 6, survival: 170.0%}]", "published.yaml:13: arms[0].endpoints[0].landmarks[0].survival: '170.0%' cannot be used (allowed: a percentage from 0% to 100%")]
    [InlineData("landmarks: [{time: 6, survival: 70.0%}]", "landmarks: [{time: 6, survival: 70.0%, lower: 75.0%, upper: 90.0%, level: 0.95}]", "published.yaml:13: arms[0].endpoints[0].landmarks[0].lower: 75.0% is above the estimate 70.0% (allowed: at most 70.0%)")]
    [InlineData("events: 3", "events: 3\n        median: {estimate: 5.0, lower: 4.0, upper: 4.5, level: 0.95}", "published.yaml:12: arms[0].endpoints[0].median.upper: 4.5 is below the estimate 5.0 (allowed: at least 5.0)")]
    [InlineData("events: 3", "events: 3\n        followUp: {estimate: 5.0, lower: 6.0, upper: 7.0, level: 0.95}", "followUp.lower: 6.0 is above the estimate 5.0 (allowed: at most 5.0)")]
    [InlineData("hazardRatio: 0.54", "hazardRatio: 1.54", "contrasts[0].upper: 1.4 is below the estimate 1.54 (allowed: at least 1.54)")]
    [InlineData("counts: [10, 9]", "counts: [10, 12]", "published.yaml:14: arms[0].endpoints[0].atRisk.counts: rise from 10 to 12 (allowed: each number at risk at most the one before)")]
    [InlineData("events: 3", "events: three", "arms[0].endpoints[0].events: 'three' cannot be used (allowed: a whole number from 0)")]
    [InlineData("eventsPercent: 30%", "eventsPercent: 130%", "eventsPercent: '130%' cannot be used (allowed: a percentage from 0% to 100%")]
    public void Facts_ThatCannotBe_AreNamedByLineAndKey(string right, string wrong, string expected)
    {
        string facts = Write("published.yaml", Facts.Replace(right, wrong, StringComparison.Ordinal));
        Refused(2, expected, "audit", facts, "--json", Out);
        Refused(2, expected, "reconstruct", Write("curve.csv", Curve), "--facts", facts, "--arm", "new", "--out", Out);
    }

    [Theory]
    [InlineData("time,survival\n0,100\n3,104\n5,80\n", Row, "curve.csv: curve 'survival', point 2: survival 104 is above 100 (allowed: 0 to 100)")]
    [InlineData("time,survival\n-3,1\n3,0.9\n9,0.8\n", Row, "curve.csv: curve 'survival', point 1: the time -3 is left of the axis (allowed: times from 0)")]
    [InlineData("time,survival\n0,1\n3,0.9\n9,-0.3\n", Row, "curve.csv: curve 'survival', point 3: survival -0.3 is below 0 (allowed: 0 to 1)")]
    [InlineData("time,survival\n0,1\n3,O.9\n9,0.8\n", Row, "curve.csv:3: column 2: 'O.9' is not a number (allowed: a number such as 12.5")]
    [InlineData("time,survival\n0,1\n3,NaN\n9,0.8\n", Row, "curve.csv:3: column 2: 'NaN' is not a number")]
    [InlineData("time\n0\n3\n9\n", Row, "curve.csv:1: there is one column (allowed: columns time,survival)")]
    [InlineData("time,survival\n", Row, "curve.csv:1: there is no row of numbers (allowed: rows such as 3.2,0.85)")]
    [InlineData("time,survival\n0,1\n", Row, "curve.csv: survival: the curve has fewer than two points (allowed: at least two rows of time and survival)")]
    [InlineData("time,a,b\n0,1,1\n3,0.9,0.8\n", Row, "curve.csv: there are 2 curves (allowed: one curve a file")]
    [InlineData(Curve, "time,at_risk\n0,10\n4,11\n", "row.csv:3: at_risk: the number at risk rises to 11 at 4 (allowed: 0 to 10)")]
    [InlineData(Curve, "time,at_risk\n0,10\n4,9\n4,8\n", "row.csv:4: time: the time 4 does not follow 4 (allowed: times from 0, increasing)")]
    [InlineData(Curve, "time,at_risk\n0,-10\n", "row.csv:2: at_risk: the number at risk is -10 at 0 (allowed: whole numbers from 0)")]
    [InlineData(Curve, "time,at_risk\n0,9.5\n", "row.csv:2: at_risk: 9.5 is not a number of subjects (allowed: whole numbers from 0)")]
    [InlineData(Curve, "time,at_risk\n0,10\n4,nine\n", "row.csv:3: column 2: 'nine' is not a number")]
    [InlineData(Curve, "time\n0\n4\n", "row.csv:1: there is one column (allowed: columns time,at_risk)")]
    [InlineData(Curve, "time,at_risk\n", "row.csv:1: there is no row of numbers")]
    public void Curve_OrRowThatCannotBe_IsNamedByFile(string curve, string row, string expected) =>
        Refused(2, expected, "reconstruct", Write("curve.csv", curve), "--at-risk", Write("row.csv", row), "--out", Out);

    [Theory]
    [InlineData("--events: 11 events among 10 subjects (allowed: 0 to 10)", "--subjects", "10", "--events", "11")]
    [InlineData("--events: -1 events among 10 subjects (allowed: 0 to 10)", "--subjects", "10", "--events", "-1")]
    [InlineData("--events: '3.5' is not a whole number (allowed: a whole number such as 20)", "--subjects", "10", "--events", "3.5")]
    [InlineData("--subjects: too few subjects (allowed: 1 or more)", "--subjects", "0")]
    [InlineData("--subjects: 'ten' is not a whole number", "--subjects", "ten")]
    [InlineData("curve.csv: numbers at risk 'survival': the number of subjects is not known (allowed: numbers at risk from time 0, or the number of subjects)")]
    [InlineData("--cohorts: is an option of study folders, and the source is a curve (allowed: a study folder as SOURCE", "--subjects", "10", "--cohorts", "5")]
    [InlineData("--reference-arm: there is no curve of a reference arm (allowed: --reference with its curve beside it)", "--subjects", "10", "--reference-arm", "old")]
    public void CurveOption_ThatCannotBe_IsNamed(string expected, params string[] options) =>
        Refused(2, expected, ["reconstruct", Write("curve.csv", Curve), .. options, "--out", Out]);

    [Theory]
    [InlineData("--at-risk", "events", "n: 10 subjects, but 12 are at risk at time 0 in", "(allowed: 12)")]
    [InlineData("--arm", "zz", "published.yaml: --arm: there is no arm 'zz' (allowed: new, old)", "")]
    [InlineData("--endpoint", "DFS", "published.yaml: --endpoint: the arm has no endpoint 'DFS' (allowed: OS)", "")]
    [InlineData("--events", "11", "--events: 11 events among 10 subjects (allowed: 0 to 10)", "")]
    public void FactsOption_ThatCannotBe_IsNamed(string option, string value, string expected, string allowed)
    {
        if (option is "--at-risk") value = Write("row.csv", "time,at_risk\n0,12\n4,9\n");
        string[] arm = option is "--arm" ? [] : ["--arm", "new"];
        Refused(2, expected, ["reconstruct", Write("curve.csv", Curve), "--facts", Write("published.yaml", Facts), .. arm, option, value, "--out", Out]).ShouldContain(allowed);
    }

    [Fact]
    public void Facts_WithMoreEventsThanSubjects_ContradictThemselvesAndRebuildNothing()
    {
        string facts = Write("published.yaml", Facts.Replace("events: 3\n        eventsPercent: 30%", "events: 13", StringComparison.Ordinal));
        (int code, string errors) = Run("audit", facts, "--json", Out);
        code.ShouldBe(1, errors);
        File.ReadAllText(Out).ShouldContain("13 events in 10 subjects");
        File.Delete(Out);
        Refused(2, "published.yaml: events: 13 events among 10 subjects (allowed: 0 to 10)", "reconstruct", Write("curve.csv", Curve), "--facts", facts, "--arm", "new", "--out", Out);
    }

    [Fact]
    public void Reference_RebuildsBothArmsToThePrintedRatio()
    {
        string[] command = ["reconstruct", Write("curve.csv", Curve), "--facts", Write("published.yaml", Facts), "--arm", "new", "--reference", Write("other.csv", Other), "--reference-arm", "old", "--out", Out];
        (int code, string errors) = Run(command);
        code.ShouldBe(0, errors);
        string[] rows = [.. File.ReadLines(Path.Combine(Out, "reconstructed.csv")).Skip(1)];
        rows.Count(r => r.StartsWith("1,OS,new,", StringComparison.Ordinal)).ShouldBe(10);
        rows.Count(r => r.StartsWith("1,OS,old,", StringComparison.Ordinal) && r.EndsWith(",1", StringComparison.Ordinal)).ShouldBe(5);
        // survival 3.5-3 of R: coxph of these times gives 0.5379 (Efron); printed 0.54.
        File.ReadAllText(Path.Combine(Out, "summary.txt")).ShouldContain("hazard ratio 0.5379 (as printed)");
    }

    [Theory]
    [InlineData("other.csv", "new", "contrasts: no unstratified hazard ratio of the two arms was printed (allowed: --facts with a contrast of --arm over --reference-arm)")]
    [InlineData("other.csv", "zz", "published.yaml: --arm: there is no arm 'zz' (allowed: new, old)")]
    [InlineData("other.csv", null, "published.yaml: --arm: there are several arms (allowed: new, old)")]
    [InlineData("bad.csv", "old", "bad.csv: curve 'survival', point 2: survival 1.4 is above 1 (allowed: 0 to 1)")]
    [InlineData("missing.csv", "old", "missing.csv: cannot be read")]
    public void Reference_ThatCannotBe_IsNamed(string reference, string? arm, string expected)
    {
        Write("other.csv", Other);
        Write("bad.csv", "time,survival\n0,1\n3,1.4\n9,0.5\n");
        string[] named = arm is null ? [] : ["--reference-arm", arm];
        Refused(2, expected, ["reconstruct", Write("curve.csv", Curve), "--facts", Write("published.yaml", Facts), "--arm", "new", "--reference", Path.Combine(_folder, reference), .. named, "--out", Out]);
    }

    [Fact]
    public void Reference_WithoutFacts_IsRefused() =>
        Refused(2, "no unstratified hazard ratio", "reconstruct", Write("curve.csv", Curve), "--subjects", "10", "--reference", Write("other.csv", Other), "--reference-at-risk", Write("row.csv", Row), "--out", Out);

    [Theory]
    [InlineData("--cohorts: too few cohorts (allowed: 1 or more)", "--cohorts", "0")]
    [InlineData("--cohorts: 'many' is not a whole number (allowed: a whole number such as 20)", "--cohorts", "many")]
    [InlineData("--seed: '-1' is not a seed (allowed: a whole number from 0 to 18446744073709551615)", "--seed", "-1")]
    [InlineData("--seed: '1.5' is not a seed", "--seed", "1.5")]
    [InlineData("--threads: too few threads (allowed: 1 or more)", "--threads", "0")]
    [InlineData("--arms: lead has no arm 'control' (allowed: ldrt)", "--arms", "control")]
    [InlineData("--events: is an option of digitised curves, and the source is a study folder (allowed: the CSV of a curve as SOURCE", "--events", "3")]
    public void StudyOption_ThatCannotBe_IsNamed(string expected, params string[] options) =>
        Refused(2, expected, ["reconstruct", Lead, .. options, "--out", Out]);

    [Fact]
    public void Arms_OfAStudyOfSeveralArms_AreNamed() =>
        Refused(2, "--arms: caspian has no arm 'placebo' (allowed: d-ep, dt-ep, ep)", "reconstruct", Caspian, "--arms", "ep,placebo", "--cohorts", "1", "--out", Out);

    [Fact]
    public void Reconstruct_OfContradictoryFacts_ExitsOneWithTheArithmeticAndWritesNothing()
    {
        string study = CopyOfLead("count: 24, percent: 80%", "count: 25, percent: 80%");
        Refused(1, "25 of 30 is 83.333%, printed 80%", "reconstruct", study, "--cohorts", "2", "--out", Out);
    }

    [Fact]
    public void Reconstruct_OfFactsThatNoCohortHas_ExitsOneAndWritesNothing()
    {
        string study = CopyOfLead("{time: 12, survival: 66.7%}", "{time: 12, survival: 98.1%}");
        Refused(1, "S(12) = 98.1%", "reconstruct", study, "--cohorts", "2", "--out", Out);
    }

    [Theory]
    [InlineData("picture.txt", "is not a picture (allowed: a PNG file)")]
    [InlineData("cut.png", "is a broken picture (allowed: a PNG file that is whole)")]
    [InlineData("blank.png", "neither a hue nor black runs across the plot from its upper left corner (allowed: axes that hold the curves, and the colour of each)")]
    [InlineData("blank.svg", "no line falls from left to right within the axes (allowed: a figure with a survival curve, or the colour of one)")]
    [InlineData("missing.png", "cannot be read")]
    public void Picture_WithoutACurve_IsRefused(string name, string expected)
    {
        byte[] blank = Convert.FromBase64String(BlankPng);
        File.WriteAllText(Path.Combine(_folder, "picture.txt"), "no picture");
        File.WriteAllBytes(Path.Combine(_folder, "blank.png"), blank);
        File.WriteAllBytes(Path.Combine(_folder, "cut.png"), blank[..60]);
        File.WriteAllText(Path.Combine(_folder, "blank.svg"), "<svg xmlns='http://www.w3.org/2000/svg'><text>none</text></svg>");
        Refused(2, name + ": " + expected, "digitise", Path.Combine(_folder, name), "--x", "2=0,30=30", "--y", "22=0,2=1", "--out", Out);
    }

    [Theory]
    [InlineData("--x", "2=0,900=30", "column 900 of the time axis is outside the picture (allowed: 0 to 32)")]
    [InlineData("--y", "-4=0,2=1", "row -4 of the survival axis is outside the picture (allowed: 0 to 24)")]
    [InlineData("--tolerance", "wide", "--tolerance: 'wide' is not a number (allowed: a number such as 0.5)")]
    [InlineData("--tolerance", "900", "--tolerance: the tolerance is out of range (allowed: 0 to 441)")]
    public void Axes_OutsideThePicture_AreRefused(string option, string value, string expected)
    {
        string picture = Path.Combine(_folder, "blank.png");
        File.WriteAllBytes(picture, Convert.FromBase64String(BlankPng));
        string[] x = option is "--x" ? [] : ["--x", "2=0,30=30"], y = option is "--y" ? [] : ["--y", "22=0,2=1"];
        Refused(2, expected, ["digitise", picture, .. x, .. y, option, value, "--out", Out]);
    }

    private string Refused(int expectedCode, string expected, params string[] command)
    {
        (int code, string errors) = Run(command);
        code.ShouldBe(expectedCode, errors);
        // What a long command is doing stands on lines of its own; the problem is one line, or a heading with a line each.
        string[] problems = [.. errors.TrimEnd().Split('\n').Where(l => l.StartsWith("abscopal: ", StringComparison.Ordinal) || l.StartsWith("  ", StringComparison.Ordinal))];
        (expectedCode == 2 ? problems.ShouldHaveSingleItem() : problems[^1]).ShouldContain(expected);
        (Directory.Exists(Out) || File.Exists(Out)).ShouldBeFalse();
        return errors;
    }

    private string CopyOfLead(string right, string wrong)
    {
        string study = Directory.CreateDirectory(Path.Combine(_folder, "study")).FullName;
        File.Copy(Path.Combine(Lead, "study.yaml"), Path.Combine(study, "study.yaml"));
        string facts = File.ReadAllText(Path.Combine(Lead, "published.yaml"));
        facts.ShouldContain(right);
        File.WriteAllText(Path.Combine(study, "published.yaml"), facts.Replace(right, wrong, StringComparison.Ordinal));
        return study;
    }

    private static (int Code, string Errors) Run(params string[] command)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(command, output, errors);
        return (code, errors.ToString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private const string Facts = """
        id: made
        title: Made
        sources: [{id: s, citation: made by hand}]
        timeUnit: months
        arms:
          - id: new
            label: New
            n: 10
            endpoints:
              - id: OS
                events: 3
                eventsPercent: 30%
                landmarks: [{time: 6, survival: 70.0%}]
                atRisk: {times: [0, 4], counts: [10, 9]}
          - id: old
            label: Old
            n: 10
            endpoints:
              - id: OS
                events: 5
        contrasts:
          - {endpoint: OS, arm: new, reference: old, hazardRatio: 0.54, lower: 0.21, upper: 1.4, level: 0.95}
        """;

    // White, 32 by 24.
    private const string BlankPng = "iVBORw0KGgoAAAANSUhEUgAAACAAAAAYCAIAAAAUMWhjAAAAIklEQVR42mP4T2PAMGrBqAWjFoxaMGrBqAWjFoxaMDQsAACAo/d5Hxf/mgAAAABJRU5ErkJggg==";
}
