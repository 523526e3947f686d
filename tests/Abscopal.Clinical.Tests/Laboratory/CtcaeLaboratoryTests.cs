using System.Globalization;
using Abscopal.Clinical.Laboratory;

namespace Abscopal.Clinical.Tests.Laboratory;

/// <summary>The bounds of CTCAE 5.0 as printed: each value of a row stands beside its grade, on every bound and just beyond it.</summary>
public sealed class CtcaeLaboratoryTests
{
    [Theory]
    [InlineData("WBC", ToxicityDirection.Low, "10^9/L", "4", null, null, null, "4:0 3.99:1 3:1 2.99:2 2:2 1.99:3 1:3 0.99:4")]
    [InlineData("NEUT", ToxicityDirection.Low, "10^9/L", "2", null, null, null, "2:0 1.99:1 1.5:1 1.49:2 1:2 0.99:3 0.5:3 0.49:4")]
    [InlineData("NEUT", ToxicityDirection.Low, "/mm3", "2000", null, null, null, "2000:0 1999:1 1500:1 1499:2 1000:2 999:3 500:3 499:4")]
    [InlineData("LYM", ToxicityDirection.Low, "10^9/L", "1.2", null, null, null, "1.2:0 1.19:1 0.8:1 0.79:2 0.5:2 0.49:3 0.2:3 0.19:4")]
    [InlineData("LYM", ToxicityDirection.High, "10^9/L", null, "3.5", null, null, "4:0 4.01:2 20:2 20.1:3")]
    [InlineData("PLAT", ToxicityDirection.Low, "10^9/L", "150", null, null, null, "150:0 149:1 75:1 74:2 50:2 49:3 25:3 24:4")]
    [InlineData("HGB", ToxicityDirection.Low, "g/L", "120", null, null, null, "120:0 119:1 100:1 99:2 80:2 79:3")]
    [InlineData("HGB", ToxicityDirection.Low, "g/dL", "12", null, null, null, "12:0 11.9:1 10:1 9.9:2 8:2 7.9:3")]
    [InlineData("HGB", ToxicityDirection.Low, "mmol/L", "7.4", null, null, null, "7.4:0 7.3:1 6.2:1 6.1:2 4.9:2 4.8:3")]
    [InlineData("HGB", ToxicityDirection.High, "g/L", null, "160", null, null, "160:0 161:1 180:1 181:2 200:2 201:3")]
    [InlineData("ALT", ToxicityDirection.High, "U/L", null, "40", null, null, "40:0 41:1 120:1 121:2 200:2 201:3 800:3 801:4")]
    [InlineData("ALT", ToxicityDirection.High, "U/L", null, "40", "80", "40", "119:0 120:1 240:1 241:2 400:2 401:3 1600:3 1601:4")]
    [InlineData("AST", ToxicityDirection.High, "U/L", null, "40", null, null, "40:0 41:1 120:1 121:2 200:2 201:3 800:3 801:4")]
    [InlineData("AST", ToxicityDirection.High, "U/L", null, "40", "80", "40", "119:0 120:1 240:1 241:2 400:2 401:3 1600:3 1601:4")]
    [InlineData("ALP", ToxicityDirection.High, "U/L", null, "100", null, null, "100:0 101:1 250:1 251:2 500:2 501:3 2000:3 2001:4")]
    [InlineData("ALP", ToxicityDirection.High, "U/L", null, "100", "200", "100", "399:0 400:1 500:1 501:2 1000:2 1001:3 4000:3 4001:4")]
    [InlineData("GGT", ToxicityDirection.High, "U/L", null, "100", null, null, "100:0 101:1 250:1 251:2 500:2 501:3 2000:3 2001:4")]
    [InlineData("GGT", ToxicityDirection.High, "U/L", null, "100", "200", "100", "399:0 400:1 500:1 501:2 1000:2 1001:3 4000:3 4001:4")]
    [InlineData("BILI", ToxicityDirection.High, "umol/L", null, "20", null, null, "20:0 21:1 30:1 31:2 60:2 61:3 200:3 201:4")]
    [InlineData("BILI", ToxicityDirection.High, "umol/L", null, "20", "40", "20", "40:0 41:1 60:1 61:2 120:2 121:3 400:3 401:4")]
    [InlineData("CREAT", ToxicityDirection.High, "umol/L", null, "100", null, null, "100:0 101:1 150:1 151:2 300:2 301:3 600:3 601:4")]
    [InlineData("CREAT", ToxicityDirection.High, "umol/L", null, "100", "50", "100", "75:0 76:2 101:2 150:2 151:3 601:4")]
    [InlineData("CK", ToxicityDirection.High, "U/L", null, "200", null, null, "200:0 201:1 500:1 501:2 1000:2 1001:3 2000:3 2001:4")]
    [InlineData("LDH", ToxicityDirection.High, "U/L", null, "250", null, null, "250:0 251:1 5000:1")]
    [InlineData("APTT", ToxicityDirection.High, "s", null, "40", null, null, "40:0 41:1 60:1 61:2 100:2 101:3")]
    [InlineData("INR", ToxicityDirection.High, "", null, "1.1", null, null, "1.2:0 1.21:1 1.5:1 1.51:2 2.5:2 2.51:3")]
    [InlineData("SODIUM", ToxicityDirection.Low, "mmol/L", "135", null, null, null, "135:0 134:1 130:1 129:2 125:2 124:3 120:3 119:4")]
    [InlineData("SODIUM", ToxicityDirection.High, "mmol/L", null, "145", null, null, "145:0 146:1 150:1 151:2 155:2 156:3 160:3 161:4")]
    [InlineData("K", ToxicityDirection.Low, "mmol/L", "3.5", null, null, null, "3.5:0 3.4:1 3:1 2.9:3 2.5:3 2.4:4")]
    [InlineData("K", ToxicityDirection.High, "mEq/L", null, "5", null, null, "5:0 5.1:1 5.5:1 5.6:2 6:2 6.1:3 7:3 7.1:4")]
    [InlineData("CACR", ToxicityDirection.Low, "mmol/L", "2.15", null, null, null, "2.15:0 2.14:1 2:1 1.99:2 1.75:2 1.74:3 1.5:3 1.49:4")]
    [InlineData("CACR", ToxicityDirection.Low, "mg/dL", "8.6", null, null, null, "8.6:0 8.5:1 8:1 7.9:2 7:2 6.9:3 6:3 5.9:4")]
    [InlineData("CACR", ToxicityDirection.High, "mmol/L", null, "2.55", null, null, "2.55:0 2.56:1 2.9:1 2.91:2 3.1:2 3.11:3 3.4:3 3.41:4")]
    [InlineData("CACR", ToxicityDirection.High, "mg/dL", null, "10.2", null, null, "10.2:0 10.3:1 11.5:1 11.6:2 12.5:2 12.6:3 13.5:3 13.6:4")]
    [InlineData("CAION", ToxicityDirection.Low, "mmol/L", "1.15", null, null, null, "1.15:0 1.14:1 1:1 0.99:2 0.9:2 0.89:3 0.8:3 0.79:4")]
    [InlineData("CAION", ToxicityDirection.High, "mmol/L", null, "1.3", null, null, "1.3:0 1.31:1 1.5:1 1.51:2 1.6:2 1.61:3 1.8:3 1.81:4")]
    [InlineData("MG", ToxicityDirection.Low, "mmol/L", "0.7", null, null, null, "0.7:0 0.69:1 0.5:1 0.49:2 0.4:2 0.39:3 0.3:3 0.29:4")]
    [InlineData("MG", ToxicityDirection.Low, "mg/dL", "1.7", null, null, null, "1.7:0 1.6:1 1.2:1 1.1:2 0.9:2 0.8:3 0.7:3 0.6:4")]
    [InlineData("MG", ToxicityDirection.High, "mmol/L", null, "1.05", null, null, "1.05:0 1.06:1 1.23:1 1.24:3 3.3:3 3.31:4")]
    [InlineData("MG", ToxicityDirection.High, "mg/dL", null, "2.6", null, null, "2.6:0 2.7:1 3:1 3.1:3 8:3 8.1:4")]
    [InlineData("ALB", ToxicityDirection.Low, "g/L", "35", null, null, null, "35:0 34:1 30:1 29:2 20:2 19:3")]
    [InlineData("ALB", ToxicityDirection.Low, "g/dL", "3.5", null, null, null, "3.5:0 3.4:1 3:1 2.9:2 2:2 1.9:3")]
    [InlineData("GLUC", ToxicityDirection.Low, "mmol/L", "3.9", null, null, null, "3.9:0 3.8:1 3:1 2.9:2 2.2:2 2.1:3 1.7:3 1.6:4")]
    [InlineData("GLUC", ToxicityDirection.Low, "mg/dL", "70", null, null, null, "70:0 69:1 55:1 54:2 40:2 39:3 30:3 29:4")]
    public void Grade_OnEveryBound_IsTheMilder(string test, ToxicityDirection direction, string unit, string? lower, string? upper, string? baseline, string? baselineUpper, string expected)
    {
        CtcaeCriterion criterion = CtcaeLaboratory.Find(test, direction).ShouldNotBeNull();
        foreach (string pair in expected.Split(' '))
        {
            string[] parts = pair.Split(':');
            var value = new LaboratoryValue(Number(parts[0])!.Value, unit, Number(lower), Number(upper), Number(baseline), Number(baselineUpper));
            criterion.Grade(value).ShouldBe(int.Parse(parts[1], CultureInfo.InvariantCulture), parts[0]);
        }
    }

    [Theory]
    [InlineData("NEUT", ToxicityDirection.Low, "10^9/L", "1.4", 2)]
    [InlineData("NEUT", ToxicityDirection.Low, "10^9/L", "1.6", null)]
    [InlineData("NEUT", ToxicityDirection.Low, "furlongs", "0.1", null)]
    [InlineData("NEUT", ToxicityDirection.Low, null, "0.1", null)]
    [InlineData("K", ToxicityDirection.High, "mmol/L", "5.6", 2)]
    [InlineData("K", ToxicityDirection.High, "mmol/L", "5.2", null)]
    [InlineData("ALT", ToxicityDirection.High, "U/L", "500", null)]
    [InlineData("CREAT", ToxicityDirection.High, "umol/L", "500", null)]
    public void Grade_WithoutLimits_IsToldOnlyWhereNoneIsNeeded(string test, ToxicityDirection direction, string? unit, string value, int? grade) =>
        CtcaeLaboratory.Find(test, direction)!.Grade(new LaboratoryValue(Number(value)!.Value, unit)).ShouldBe(grade);

    [Fact]
    public void Grade_CreatinineWithoutLimit_IsThatOfItsBaseline()
    {
        CtcaeCriterion creatinine = CtcaeLaboratory.Find("CREAT", ToxicityDirection.High)!;
        creatinine.Grade(new LaboratoryValue(151, "umol/L", Baseline: 100)).ShouldBe(2);
        creatinine.Grade(new LaboratoryValue(150, "umol/L", Baseline: 100)).ShouldBeNull();
    }

    [Fact]
    public void Find_WhatIsNotGraded_IsNone()
    {
        CtcaeLaboratory.Find("CA", ToxicityDirection.Low).ShouldBeNull();
        CtcaeLaboratory.Find("GLUC", ToxicityDirection.High).ShouldBeNull();
        CtcaeLaboratory.Find(null, ToxicityDirection.Low).ShouldBeNull();
        CtcaeLaboratory.Criteria.Select(c => (c.Test, c.Direction)).ShouldBeUnique();
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
