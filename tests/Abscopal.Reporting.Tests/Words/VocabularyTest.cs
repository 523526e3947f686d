using System.Text.RegularExpressions;
using Abscopal.Reporting.Fonts;
using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Tests.Words;

public partial class VocabularyTest
{
    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder { get; }

    [Fact]
    public void Keys_BothLanguages_AreTheSame() => Vocabulary.For("zh").Keys.ShouldBe(Vocabulary.For("en").Keys);

    [Fact]
    public void Placeholders_BothLanguages_AreTheSame()
    {
        Vocabulary english = Vocabulary.For("en");
        Vocabulary chinese = Vocabulary.For("zh");
        foreach (string key in english.Keys)
            Placeholders(chinese[key]).ShouldBe(Placeholders(english[key]), key);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Words_EveryCharacter_IsInTheFont(string language)
    {
        Vocabulary words = Vocabulary.For(language);
        foreach (string key in words.Keys)
            Should.NotThrow(() => FontBook.Require(words[key]), key);
    }

    [Fact]
    public void Indexer_UnknownKey_NamesKeyAndLanguage()
    {
        string message = Should.Throw<KeyNotFoundException>(() => Vocabulary.For("zh")["figure.nothing"]).Message;
        message.ShouldContain("figure.nothing");
        message.ShouldContain("'zh'");
    }

    [Fact]
    public void For_UnknownLanguage_NamesTheLanguages() =>
        Should.Throw<ArgumentException>(() => Vocabulary.For("fr")).Message.ShouldContain("en, zh");

    [Fact]
    public void Format_Placeholder_IsFilled() => Vocabulary.For("zh").Format("figure.cycle", 3).ShouldBe("第 3 周期");

    private static string[] Placeholders(string text) => [.. Placeholder.Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
