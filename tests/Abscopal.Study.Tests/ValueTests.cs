using Abscopal.Input;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;

namespace Abscopal.Study.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("8.3", "8.25", "8.35")]
    [InlineData("40.0%", "39.95", "40.05")]
    [InlineData("40", "39.5", "40.5")]
    public void Printed_Interval(string text, string least, string greatest)
    {
        Printed printed = Printed.Parse(text);

        printed.Least.ShouldBe(Printed.Parse(least).Value);
        printed.Greatest.ShouldBe(Printed.Parse(greatest).Value);
        printed.ToString().ShouldBe(text);
    }

    [Fact]
    public void Printed_AgreesWithinItsClosedInterval()
    {
        Printed.Parse("40.0%").Agrees(0.4005).ShouldBeTrue();
        Printed.Parse("40.0%").Agrees(0.40051).ShouldBeFalse();
        Printed.Parse("40").ShouldNotBe(Printed.Parse("40.0"));
        Should.Throw<FormatException>(() => Printed.Parse("forty"));
    }

    [Theory]
    [InlineData(10, 19.5, 16.25)]
    [InlineData(3, 30, 18)]
    public void Fractionation_15GyIn5(int alphaBeta, double bed, double eqd2)
    {
        var ldrt = new Fractionation(3m, 5);

        ldrt.BiologicallyEffectiveDose(alphaBeta).ShouldBe((decimal)bed);
        ldrt.EquivalentDoseIn2Gy(alphaBeta).ShouldBe((decimal)eqd2, 1e-20m);
    }

    [Fact]
    public void Fractionation_AlphaBetaOfZero_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Fractionation(3m, 5).EquivalentDoseIn2Gy(0));

    [Fact]
    public void Words_FallBackToEnglish()
    {
        var words = new Words("Men", [KeyValuePair.Create("zh", "男性")]);

        words.In("zh").ShouldBe("男性");
        words.In("zh-Hans").ShouldBe("男性");
        words.In("fr").ShouldBe("Men");
        words.ToString().ShouldBe("Men");
        words.ShouldNotBe(new Words("Men"));
        words.ShouldBe(new Words("Men", [KeyValuePair.Create("zh", "男性")]));
    }

    [Fact]
    public void Months_AreATwelfthOfAJulianYear()
    {
        Months.FromDays(1461).ShouldBe(48);
        Months.ToDays(12).ShouldBe(365.25);
        Months.Between(new DateOnly(2023, 2, 28), new DateOnly(2025, 5, 27)).ShouldBe(819 / 30.4375);
    }

    [Fact]
    public void StudyFolder_NotThere_SaysSo() =>
        Should.Throw<InvalidInputException>(() => StudyFolder.Read("no-such-folder")).Message
            .ShouldBe("no-such-folder: there is no such folder (allowed: a folder with study.yaml and published.yaml)");

    [Fact]
    public void StudyFolder_WithoutFiles_NamesBoth()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "studies");

        Should.Throw<InvalidInputException>(() => StudyFolder.Read(folder)).Problems.Select(p => Path.GetFileName(p.File)).ShouldBe(["study.yaml", "published.yaml"]);
    }
}
