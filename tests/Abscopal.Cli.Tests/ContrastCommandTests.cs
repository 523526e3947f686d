using System.Text;
using System.Text.Json;

namespace Abscopal.Cli.Tests;

public sealed class ContrastCommandTests
{
    private static readonly string Studies = Path.Combine(AppContext.BaseDirectory, "studies");
    private static readonly string Arm = Path.Combine(AppContext.BaseDirectory, "samples", "arm.csv");
    private static readonly string[] With =
    [
        "--with", "global=" + Path.Combine(Studies, "caspian"), "--with", "global=" + Path.Combine(Studies, "impower133"),
        "--with", "global=" + Path.Combine(Studies, "keynote604"), "--with", "Chinese=" + Path.Combine(Studies, "capstone1"),
    ];

    private static readonly string[] Patients = ["contrast", Path.Combine(Studies, "lead"), .. With, "--sets", "2", "--patients", Arm, "--time", "months", "--event", "death"];

    [Fact]
    public void Contrast_OfLead_ShowsBothPartsOfTheUncertainty()
    {
        using JsonDocument json = Json(["contrast", Path.Combine(Studies, "lead"), .. With, "--sets", "5", "--json", "-"]);
        JsonElement root = json.RootElement;
        JsonElement[] arms = [.. root.GetProperty("arms").EnumerateArray()];
        arms.Length.ShouldBe(9);
        arms.Count(a => a.GetProperty("control").GetBoolean()).ShouldBe(4);
        foreach (JsonElement arm in arms)
        {
            arm.GetProperty("greatestMisfit").GetDouble().ShouldBeLessThan(0.03);
            JsonElement log = arm.GetProperty("logHazardRatio");
            Width(log.GetProperty("limits")).ShouldBeGreaterThanOrEqualTo(Width(log.GetProperty("limitsOfSamplingAlone")));
        }

        arms.Select(a => a.GetProperty("horizon").GetDouble()).Distinct().ShouldHaveSingleItem().ShouldBeInRange(24, 36);
        JsonElement[] pools = [.. root.GetProperty("pooled").EnumerateArray()];
        pools.Select(p => p.GetProperty("arms").GetString() + " " + p.GetProperty("group").GetString())
            .ShouldBe(["control all", "control global", "control Chinese", "experimental all", "experimental global", "experimental Chinese"]);
        pools[0].GetProperty("hazardRatio").GetDouble().ShouldBeInRange(0.28, 0.42);
        pools[0].GetProperty("predictionLimits").GetProperty("upper").GetDouble().ShouldBeGreaterThan(pools[0].GetProperty("limits").GetProperty("upper").GetDouble());
        pools[3].GetProperty("hazardRatio").GetDouble().ShouldBeGreaterThan(pools[0].GetProperty("hazardRatio").GetDouble());
        // The study's own arm of 18 deaths is in every ratio: no pooling can make its chance vanish.
        pools[0].GetProperty("sharedVariance").GetDouble().ShouldBeGreaterThan(1.0 / 18);
        // KEYNOTE-604 printed 39.6% and IMpower133 39.0% at a year; CASPIAN and CAPSTONE-1 printed only rows.
        root.GetProperty("pooledRates")[0].GetProperty("controlRate").GetDouble().ShouldBeInRange(0.38, 0.47);
        root.GetProperty("pooledRates")[0].GetProperty("ownRate").GetDouble().ShouldBe(2.0 / 3, 1e-9);
        root.GetProperty("immortalTime").GetProperty("ratioWithoutAnyEffect").GetDouble().ShouldBeInRange(0.3, 0.7);
        root.GetProperty("immortalTimeAndSelection").GetProperty("ratioWithoutAnyEffect").GetDouble().ShouldBeLessThan(root.GetProperty("immortalTime").GetProperty("ratioWithoutAnyEffect").GetDouble());
        arms[0].GetProperty("timeZero").GetArrayLength().ShouldBe(2);
        root.GetProperty("limits").GetString().ShouldNotBeNull().ShouldContain("nobody was randomised");
    }

    // The four logits and standard errors that the draws give, pooled by rma of R metafor (REML, knha) and its formulas
    // with a scale of at least 1; with the prior, and the worth of the priors, by R's integrate.
    [Fact]
    public void PooledRates_EqualMetaforAndIntegration()
    {
        using JsonDocument contrast = Json(["contrast", Path.Combine(Studies, "lead"), .. With, "--at", "12", "--json", "-"]);
        JsonElement rate = contrast.RootElement.GetProperty("pooledRates")[0];
        rate.GetProperty("controlRate").GetDouble().ShouldBe(0.4248716804, 1e-7);
        Limits(rate, "controlLimits").ShouldBe([0.3286086575, 0.5271913131], 1e-7);
        Limits(rate, "nextControlArm").ShouldBe([0.1974047842, 0.6893285667], 1e-7);
        using JsonDocument borrow = Json(["borrow", .. With, "--at", "12", "--json", "-"]);
        JsonElement pooled = borrow.RootElement.GetProperty("pooled");
        pooled.GetProperty("rate").GetDouble().ShouldBe(0.4249842820, 1e-7);
        Limits(pooled, "limits").ShouldBe([0.3351695734, 0.5191772483], 1e-7);
        Limits(pooled, "nextControlArm").ShouldBe([0.2456548281, 0.6256657665], 1e-7);
        double[] worth = [.. borrow.RootElement.GetProperty("priors").EnumerateArray().Select(p => p.GetProperty("effectiveSampleSize").GetDouble())];
        worth[0].ShouldBe(44.3708, 1e-3);
        worth[1].ShouldBe(31.1437, 1e-3);

        static double[] Limits(JsonElement parent, string name) => [parent.GetProperty(name).GetProperty("lower").GetDouble(), parent.GetProperty(name).GetProperty("upper").GetDouble()];
    }

    // CASPIAN's control arm: 104, 184 and 27 of 269 with liver metastases, men, brain metastases; LEAD: 6, 29 and 3 of 30.
    // Performance status was not printed for LEAD: were it 1 in all, log 1.3 times (1 - 179 / 269) less.
    [Fact]
    public void Contrast_CaseMix_EqualsHandAlgebra()
    {
        using JsonDocument json = Json(["contrast", Path.Combine(Studies, "lead"), "--with", Path.Combine(Studies, "caspian"), "--sets", "3", "--json", "-"]);
        JsonElement pool = json.RootElement.GetProperty("pooled")[0];
        JsonElement mix = pool.GetProperty("caseMix");
        double score = (Math.Log(1.66) * ((6.0 / 30) - (104.0 / 269))) + (Math.Log(1.13) * ((29.0 / 30) - (184.0 / 269))) + (Math.Log(1.2) * ((3.0 / 30) - (27.0 / 269)));
        double standardised = pool.GetProperty("hazardRatio").GetDouble() * Math.Exp(-score);
        mix.GetProperty("standardisedRatio").GetDouble().ShouldBe(standardised, 1e-9);
        JsonElement unprinted = mix.GetProperty("notPrintedByTheStudy")[0];
        unprinted.GetProperty("key").GetString().ShouldBe("ecog1");
        unprinted.GetProperty("ratioIfAll").GetDouble().ShouldBe(standardised * Math.Exp(-Math.Log(1.3) * (1 - (179.0 / 269))), 1e-9);
        unprinted.GetProperty("ratioIfNone").GetDouble().ShouldBe(standardised * Math.Exp(Math.Log(1.3) * (179.0 / 269)), 1e-9);
    }

    // Weights by Newton's method in R; the landmark analysis by coxph with robust = TRUE.
    [Fact]
    public void Contrast_OfPatients_MatchesThemAndMakesALandmarkAnalysis()
    {
        using JsonDocument json = Json([.. Patients, "--treated-at", "pci_month", "--covariates", "liver=liverMetastases,brain=brainMetastases", "--json", "-"]);
        JsonElement root = json.RootElement;
        root.GetProperty("patients").GetInt32().ShouldBe(30);
        JsonElement matched = root.GetProperty("arms")[0].GetProperty("matched");
        matched.GetProperty("outcome").GetString().ShouldBe("balanced");
        matched.GetProperty("effectiveSampleSize").GetDouble().ShouldBe(24.5727756749312, 1e-7);
        matched.GetProperty("largestShare").GetDouble().ShouldBe(0.0660669230417742, 1e-9);
        matched.GetProperty("balance")[0].GetProperty("weighted").GetDouble().ShouldBe(104.0 / 269, 1e-9);
        matched.GetProperty("hazardRatio").GetDouble().ShouldBeGreaterThan(root.GetProperty("arms")[0].GetProperty("hazardRatio").GetDouble());
        // A group of one trial is that trial: matched and pooled, CAPSTONE-1 is CAPSTONE-1 matched.
        double[] Ratios(JsonElement of) => [of.GetProperty("hazardRatio").GetDouble(), of.TryGetProperty("limits", out JsonElement l) ? l.GetProperty("upper").GetDouble() : of.GetProperty("hazardRatioLimits").GetProperty("upper").GetDouble()];
        JsonElement capstone = root.GetProperty("arms").EnumerateArray().Single(a => a.GetProperty("control").GetBoolean() && a.GetProperty("trial").GetString() == "capstone1");
        JsonElement chinese = root.GetProperty("pooled").EnumerateArray().Single(p => p.GetProperty("arms").GetString() == "control" && p.GetProperty("group").GetString() == "Chinese");
        Ratios(chinese.GetProperty("matched")).ShouldBe(Ratios(capstone.GetProperty("matched")), 1e-12);
        JsonElement landmark = root.GetProperty("landmarkAnalysis");
        (landmark.GetProperty("treated").GetInt32(), landmark.GetProperty("untreated").GetInt32(), landmark.GetProperty("excluded").GetInt32()).ShouldBe((8, 19, 3));
        landmark.GetProperty("hazardRatio").GetDouble().ShouldBe(0.291255255307678, 1e-7);
        root.GetProperty("immortalTime").GetProperty("treated").GetInt32().ShouldBe(14);
    }

    // The same patients in two files, the second in another order and without the last: as the one file without its last row.
    [Fact]
    public void Contrast_OfPatientsInTwoFiles_IsThatOfOne()
    {
        string[] rows = File.ReadAllLines(Arm);
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string Write(string name, IEnumerable<string> lines)
            {
                File.WriteAllLines(Path.Combine(folder, name), lines);
                return Path.Combine(folder, name);
            }

            string[][] cells = [.. rows.Skip(1).Select(r => r.Split(','))];
            string one = Write("one.csv", rows.SkipLast(1));
            string times = Write("times.csv", ["USUBJID,AVAL,CNSR", .. cells.Select(c => $"{c[0]},{c[1]},{1 - int.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture)}")]);
            string subjects = Write("subjects.csv", ["USUBJID,LIVMETFL,PCI", .. cells.SkipLast(1).Reverse().Select(c => $"{c[0]},{c[4]},{c[6]}")]);
            string[] start = ["contrast", Path.Combine(Studies, "lead"), "--with", Path.Combine(Studies, "caspian"), "--sets", "2", "--json", "-"];
            using JsonDocument joined = Json([.. start, "--patients", times, "--time", "AVAL", "--event", "CNSR", "--subjects", subjects, "--covariates", "LIVMETFL=liverMetastases", "--treated-at", "PCI"]);
            using JsonDocument single = Json([.. start, "--patients", one, "--time", "months", "--event", "death", "--covariates", "liver=liverMetastases", "--treated-at", "pci_month"]);
            joined.RootElement.GetProperty("patientsExcluded").GetInt32().ShouldBe(1);
            joined.RootElement.GetProperty("arms").ToString().ShouldBe(single.RootElement.GetProperty("arms").ToString());
            joined.RootElement.GetProperty("landmarkAnalysis").ToString().ShouldBe(single.RootElement.GetProperty("landmarkAnalysis").ToString());

            Write("subjects.csv", ["USUBJID,LIVMETFL", "SYN-01,Y", "SYN-01,N"]);
            (int code, _, string errors) = Run([.. start, "--patients", times, "--time", "AVAL", "--event", "CNSR", "--subjects", subjects, "--covariates", "LIVMETFL=liverMetastases"]);
            (code, errors.Contains("subjects.csv:3: USUBJID: 'SYN-01' is there twice", StringComparison.Ordinal)).ShouldBe((2, true), errors);
            Write("subjects.csv", ["USUBJID,LIVMETFL", "X,Y"]);
            Run([.. start, "--patients", times, "--time", "AVAL", "--event", "CNSR", "--subjects", subjects, "--covariates", "LIVMETFL=liverMetastases"]).Errors.ShouldContain("no subject of");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // One woman among thirty must stand for a third of them.
    [Fact]
    public void Contrast_MatchedOnSex_IsWorthFewSubjects()
    {
        using JsonDocument json = Json([.. Patients, "--covariates", "liver=liverMetastases,brain=brainMetastases,sex:M=men", "--json", "-"]);
        json.RootElement.GetProperty("arms")[0].GetProperty("matched").GetProperty("effectiveSampleSize").GetDouble().ShouldBe(7.77195009633273, 1e-6);
        json.RootElement.TryGetProperty("landmarkAnalysis", out _).ShouldBeFalse();
        // Case mix takes the counts of the patients: brain metastases and liver metastases as LEAD printed them.
        json.RootElement.GetProperty("pooled")[0].GetProperty("caseMix").GetProperty("factors").GetArrayLength().ShouldBe(3);
    }

    [Theory]
    [InlineData("--covariates", "liver", "'liver' is no covariate")]
    [InlineData("--covariates", "liver=lungs", "no trial printed 'lungs'")]
    [InlineData("--covariates", "sex=men", ":2: sex: 'M' is neither yes nor no")]
    [InlineData("--covariates", "sex:X=men", "no patient has 'X'")]
    [InlineData("--covariates", "spleen=men", "spleen")]
    [InlineData("--time-unit", "weeks", "there is no unit 'weeks'")]
    [InlineData("--treated-at", "sex", "'M' is not a number")]
    [InlineData("--landmark", "0", "--landmark")]
    public void WrongPatientOption_ExitsTwoInOneLine(string option, string value, string expected)
    {
        (int code, _, string errors) = Run([.. Patients, option, value]);
        code.ShouldBe(2);
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public void PatientOptionWithoutPatients_ExitsTwo()
    {
        (int code, _, string errors) = Run(["contrast", Path.Combine(Studies, "lead"), .. With, "--treated-at", "pci_month"]);
        code.ShouldBe(2);
        errors.ShouldContain("there are no patients");
        (code, _, errors) = Run(["contrast", Path.Combine(Studies, "lead"), .. With, "--patients", Arm]);
        code.ShouldBe(2);
        errors.ShouldContain("--time: the column is not named");
    }

    [Theory]
    [InlineData("en", "Nobody was randomised")]
    [InlineData("zh", "未经随机")]
    public void Figure_NamesItsLimits(string language, string limits)
    {
        string file = Path.ChangeExtension(Path.GetTempFileName(), ".svg");
        try
        {
            Run(["contrast", Path.Combine(Studies, "lead"), .. With, "--sets", "2", "--figure", file, "--lang", language, "--json", "-"]).Code.ShouldBe(0);
            File.ReadAllText(file).ShouldContain(limits);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Borrow_FromFourControlArms_GivesPriorsWorthFewerSubjectsThanTheyHave()
    {
        using JsonDocument json = Json(["borrow", .. With, "--sets", "5", "--json", "-"]);
        var priors = json.RootElement.GetProperty("priors").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("effectiveSampleSize").GetDouble());
        priors["robustMap"].ShouldBeLessThan(priors["map"]);
        // Half of about 928 subjects.
        priors["power"].ShouldBe(464, 25);
        priors["map"].ShouldBeLessThan(200);
        JsonElement pooled = json.RootElement.GetProperty("pooled");
        Width(pooled.GetProperty("nextControlArm")).ShouldBeGreaterThan(Width(pooled.GetProperty("limits")));
        json.RootElement.GetProperty("limits").GetString().ShouldNotBeNull().ShouldContain("rests on their being alike");
    }

    [Theory]
    [InlineData("--sets", "1", "--sets")]
    [InlineData("--at", "0", "--at")]
    [InlineData("--at", "60", "no control arm can be drawn")]
    [InlineData("--vague", "1", "--vague")]
    [InlineData("--power", "1.5", "--power")]
    [InlineData("--tau-scale", "0", "--tau-scale")]
    [InlineData("--conf-level", "2", "--conf-level")]
    [InlineData("--endpoint", "DFS", "no control arm can be drawn")]
    [InlineData("--with", "no-such-folder", "no-such-folder")]
    [InlineData("--with", "=studies", "lacks a group or a folder")]
    public void WrongBorrowOption_ExitsTwoInOneLine(string option, string value, string expected)
    {
        (int code, _, string errors) = Run(["borrow", .. With, option, value]);
        code.ShouldBe(2);
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Theory]
    [InlineData("--sets", "1", "--sets")]
    [InlineData("--treated-between", "9,3", "--treated-between")]
    [InlineData("--treated-between", "9", "there must be two months")]
    [InlineData("--cuts", "12,6", "--cuts")]
    [InlineData("--at", "0", "--at")]
    [InlineData("--horizon", "-3", "--horizon")]
    [InlineData("--tau-scale", "-1", "--tau-scale")]
    [InlineData("--conf-level", "95", "--conf-level")]
    [InlineData("--prognosis", "no-such-file.csv", "there is no such file")]
    [InlineData("--patients", "no-such-file.csv", "the column is not named")]
    [InlineData("--endpoint", "DFS", "no subjects can be drawn")]
    [InlineData("--figure", "out.txt", "--figure")]
    [InlineData("--lang", "fr", "--lang")]
    [InlineData("--with", "global=", "lacks a group or a folder")]
    [InlineData("--with", "STUDIES/caspian", "the trial 'caspian' is there twice")]
    public void WrongOption_ExitsTwo(string option, string value, string expected)
    {
        (int code, _, string errors) = Run(["contrast", Path.Combine(Studies, "lead"), .. With, option, value.Replace("STUDIES", Studies, StringComparison.Ordinal)]);
        code.ShouldBe(2);
        errors.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Theory]
    [InlineData("OS,liver,1.4,1.5,1.6,a", ":2: lower, upper: the limits do not hold the ratio")]
    [InlineData("OS,liver,0,1.2,1.6,a", ":2: ratio: there is no ratio")]
    [InlineData("OS,liver,x,1.2,1.6,a", ":2: ratio: 'x' is not a number")]
    [InlineData("OS,,1.4,1.2,1.6,a", ":2: key: there is nothing")]
    [InlineData("OS,liver,1.4,1.2,1.6,a\nOS,liver,1.4,1.2,1.6,b", ":3: key: 'liver' is there twice")]
    [InlineData("", "the file has no rows")]
    public void WrongFactor_IsNamedWithItsLine(string line, string expected)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "endpoint,key,ratio,lower,upper,source\n" + line + "\n");
            (int code, _, string errors) = Run(["contrast", Path.Combine(Studies, "lead"), .. With, "--prognosis", file]);
            code.ShouldBe(2);
            errors.ShouldContain(expected);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Width(JsonElement limits) => limits.GetProperty("upper").GetDouble() - limits.GetProperty("lower").GetDouble();

    private static JsonDocument Json(string[] args)
    {
        (int code, string output, string errors) = Run(args);
        code.ShouldBe(0, errors);
        return JsonDocument.Parse(output);
    }

    private static (int Code, string Output, string Errors) Run(string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = AbscopalProgram.Run(args, output, errors);
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
