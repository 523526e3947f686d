using Abscopal.Reporting.Fonts;

namespace Abscopal.Reporting.Tests.Fonts;

public class TextWrapTest
{
    [Fact]
    public void Lines_English_BreakBetweenWords() =>
        TextWrap.Lines("number at risk", 55, 10).ShouldBe(["number at", "risk"]);

    [Fact]
    public void Lines_Chinese_BreakAnywhereButBeforePunctuation() =>
        TextWrap.Lines("无进展生存，总生存期", 50, 10).ShouldBe(["无进展生", "存，总生存", "期"]);

    [Fact]
    public void Lines_LongWord_IsBroken() => TextWrap.Lines("AAAA", 13, 10).ShouldBe(["AA", "AA"]);

    [Fact]
    public void Lines_Hyphen_PartsWordsNotDates() =>
        TextWrap.Lines("low-dose 2022-03-14", 58, 10).ShouldBe(["low-dose", "2022-03-14"]);

    [Fact]
    public void Lines_Hyphen_StaysWithTheFirstWord() => TextWrap.Lines("log-log", 25, 10).ShouldBe(["log-", "log"]);

    [Fact]
    public void Lines_LineFeed_IsKept() => TextWrap.Lines("a\nb", 100, 10).ShouldBe(["a", "b"]);

    [Fact]
    public void Lines_Empty_IsOneEmptyLine() => TextWrap.Lines("", 100, 10).ShouldBe([""]);
}
