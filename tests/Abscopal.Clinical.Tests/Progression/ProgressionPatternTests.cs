using Abscopal.Clinical.Progression;

namespace Abscopal.Clinical.Tests.Progression;

public sealed class ProgressionPatternTests
{
    [Theory]
    [InlineData(true, false, false, "LUNG", "TARGET", "EXTRACRANIAL")]
    [InlineData(false, false, true, "BRAIN", "NEW LESION", "INTRACRANIAL")]
    [InlineData(true, false, true, "LIVER|Meninges", "TARGET + NEW LESION", "BOTH")]
    [InlineData(false, true, false, "", "NON-TARGET", "NOT KNOWN")]
    [InlineData(false, false, false, "", "NOT KNOWN", "NOT KNOWN")]
    public void Kind_and_place(bool target, bool nonTarget, bool newLesion, string sites, string kind, string place) =>
        ProgressionPattern.Of(target, nonTarget, newLesion, sites.Split('|', StringSplitOptions.RemoveEmptyEntries)).ShouldBe(new ProgressionPattern(kind, place));
}
