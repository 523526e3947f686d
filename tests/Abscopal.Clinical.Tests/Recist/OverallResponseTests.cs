using Abscopal.Clinical.Recist;
using static Abscopal.Clinical.Recist.Response;

namespace Abscopal.Clinical.Tests.Recist;

/// <summary>The worked tables 1 and 2 of Eisenhauer et al. 2009, row by row.</summary>
public sealed class OverallResponseTests
{
    [Theory]
    [InlineData(Complete, Complete, false, Complete)]
    [InlineData(Complete, NonCompleteNonProgressive, false, Partial)]
    [InlineData(Complete, NotEvaluable, false, Partial)]
    [InlineData(Partial, NonCompleteNonProgressive, false, Partial)]
    [InlineData(Partial, Complete, false, Partial)]
    [InlineData(Partial, NotEvaluable, false, Partial)]
    [InlineData(Stable, NonCompleteNonProgressive, false, Stable)]
    [InlineData(Stable, NotEvaluable, false, Stable)]
    [InlineData(NotEvaluable, NonCompleteNonProgressive, false, NotEvaluable)]
    [InlineData(Progressive, Complete, false, Progressive)]
    [InlineData(Progressive, NotEvaluable, true, Progressive)]
    [InlineData(Complete, Progressive, false, Progressive)]
    [InlineData(NotEvaluable, Progressive, false, Progressive)]
    [InlineData(Complete, Complete, true, Progressive)]
    [InlineData(Stable, NotApplicable, true, Progressive)]
    [InlineData(Complete, NotApplicable, false, Complete)]
    public void Table_1_target_disease(Response target, Response nonTarget, bool newLesion, Response expected) =>
        OverallResponse.AtVisit(target, nonTarget, newLesion).ShouldBe(expected);

    [Theory]
    [InlineData(Complete, false, Complete)]
    [InlineData(NonCompleteNonProgressive, false, NonCompleteNonProgressive)]
    [InlineData(NotEvaluable, false, NotEvaluable)]
    [InlineData(Progressive, false, Progressive)]
    [InlineData(Complete, true, Progressive)]
    public void Table_2_non_target_disease_alone(Response nonTarget, bool newLesion, Response expected) =>
        OverallResponse.AtVisit(NotApplicable, nonTarget, newLesion).ShouldBe(expected);
}
