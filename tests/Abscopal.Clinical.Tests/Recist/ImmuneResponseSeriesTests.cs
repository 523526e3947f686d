using Abscopal.Clinical.Recist;
using static Abscopal.Clinical.Recist.Response;

namespace Abscopal.Clinical.Tests.Recist;

/// <summary>The scenarios of Seymour et al. 2017, table 2: how a first iUPD is confirmed, kept or undone.</summary>
public sealed class ImmuneResponseSeriesTests
{
    private static readonly ImmuneVisit TargetProgressed = new(Progressive, 70);

    [Fact]
    public void Further_growth_of_5_mm_confirms() =>
        Judge(TargetProgressed, new(Progressive, 75)).ShouldBe([ImmuneResponse.UnconfirmedProgression, ImmuneResponse.ConfirmedProgression]);

    [Fact]
    public void Growth_below_5_mm_stays_unconfirmed() =>
        Judge(TargetProgressed, new(Progressive, 74.9m)).ShouldBe([ImmuneResponse.UnconfirmedProgression, ImmuneResponse.UnconfirmedProgression]);

    [Fact]
    public void Shrinking_undoes_it_and_the_next_progression_has_to_be_confirmed_anew() =>
        Judge(TargetProgressed, new(Partial, 40), new(Progressive, 70), new(Progressive, 80)).ShouldBe(
            [ImmuneResponse.UnconfirmedProgression, ImmuneResponse.Partial, ImmuneResponse.UnconfirmedProgression, ImmuneResponse.ConfirmedProgression]);

    [Fact]
    public void A_category_that_had_not_progressed_confirms() =>
        Judge(TargetProgressed, new(Progressive, 70, NewLesions: 1)).ShouldBe([ImmuneResponse.UnconfirmedProgression, ImmuneResponse.ConfirmedProgression]);

    [Theory]
    [InlineData(2, 10, false, ImmuneResponse.ConfirmedProgression)]
    [InlineData(1, 15, false, ImmuneResponse.ConfirmedProgression)]
    [InlineData(1, 10, true, ImmuneResponse.ConfirmedProgression)]
    [InlineData(1, 14, false, ImmuneResponse.UnconfirmedProgression)]
    public void New_lesions_confirm_when_they_are_more_or_larger(int count, int sum, bool worse, ImmuneResponse expected) =>
        Judge(new(Stable, 50, NewLesions: 1, NewTargetSum: 10), new(Stable, 50, NewLesions: count, NewTargetSum: sum, NewNonTargetWorse: worse))[1].ShouldBe(expected);

    [Fact]
    public void Non_target_lesions_confirm_when_they_grow_further()
    {
        ImmuneVisit first = new(Stable, 50, NonTarget: Progressive);
        Judge(first, first with { NonTargetWorse = true })[1].ShouldBe(ImmuneResponse.ConfirmedProgression);
        Judge(first, first)[1].ShouldBe(ImmuneResponse.UnconfirmedProgression);
    }

    [Fact]
    public void Confirmed_progression_is_final() =>
        Judge(TargetProgressed, new(Progressive, 80), new(Partial, 30))[2].ShouldBe(ImmuneResponse.ConfirmedProgression);

    private static ImmuneResponse[] Judge(params ImmuneVisit[] visits) => ImmuneResponseSeries.Judge(visits);
}
