using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Evidence.Tests.Bounds;

/// <summary>The figures of known patients, each from its definition; infinite where a quantile is not reached.</summary>
internal static class TrueFigures
{
    public static double Of(FigureBound bound, int[] days, bool[] events, CohortOptions options) => Of(bound.Figure, bound.At, days, events, options);

    public static double Of(BoundedFigure figure, double at, int[] days, bool[] events, CohortOptions options)
    {
        double day = Months.ToDays(at);
        switch (figure)
        {
            case BoundedFigure.AtRisk:
                return days.Count(d => d >= day - 1e-9);
            case BoundedFigure.Events:
                return days.Where((d, i) => events[i] && d <= day + 1e-9).Count();
        }

        KaplanMeierCurve curve = KaplanMeier.Estimate(SurvivalData.FromDays(days, events), new KaplanMeierOptions { Plateau = options.Plateau });
        if (figure == BoundedFigure.Quantile) return curve.Quantile(at).Estimate is { IsEstimated: true } q ? Months.FromDays(q.Value) : double.PositiveInfinity;
        (double sum, double height, double from) = (0, 1, 0);
        for (int i = 0; i < curve.Times.Length && curve.Times[i] <= day + 1e-9; i++)
        {
            sum += height * (curve.Times[i] - from);
            (from, height) = (curve.Times[i], curve.Survival[i]);
        }

        return figure == BoundedFigure.Survival ? height : Months.FromDays(sum + (height * (day - from)));
    }
}
