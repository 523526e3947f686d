using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.GroupSequential;

/// <summary>Solves the bounds of the looks.</summary>
internal static class BoundSolver
{
    /// <summary>Efficacy bounds without regard to futility.</summary>
    public static double[] Efficacy(GroupSequentialOptions options, ReadOnlySpan<double> information)
    {
        double side = options.Alpha / options.Sides;
        switch (options.Efficacy)
        {
            case EfficacyRule.SpendingRule spending:
                return Spend(information, Cumulative(options.InformationFractions, spending.Function, side), options.Sides);
            case EfficacyRule.WangTsiatisRule shape:
                double[] fractions = [.. options.InformationFractions];
                double[] own = information.ToArray();
                double constant = Brent.Root(c => Crossing(own, Shape(fractions, c, shape.Delta), options.Sides) - side, 0.2, 12, 1e-12);
                return Shape(fractions, constant, shape.Delta);
            default:
                return HaybittlePeto(information, ((EfficacyRule.HaybittlePetoRule)options.Efficacy).EarlyBound, side, options.Sides);
        }
    }

    /// <summary>Bounds that spend given cumulative probabilities of one side.</summary>
    public static double[] Spend(ReadOnlySpan<double> information, ReadOnlySpan<double> cumulative, int sides)
    {
        double[] upper = new double[information.Length];
        var recursion = new SequentialRecursion(0);
        for (int k = 0; k < upper.Length; k++)
        {
            recursion.Advance(information[k]);
            double probability = cumulative[k] - (k == 0 ? 0 : cumulative[k - 1]);
            double start = probability > 0 ? Normal.UpperQuantile(Math.Min(0.49, cumulative[k])) : 0;
            upper[k] = recursion.UpperBound(probability, start);
            if (k < upper.Length - 1) recursion.Continue(sides == 2 ? -upper[k] : double.NegativeInfinity, upper[k]);
        }

        return upper;
    }

    public static double[] Cumulative(IReadOnlyList<double> fractions, SpendingFunction function, double total)
    {
        double[] spent = new double[fractions.Count];
        for (int k = 0; k < spent.Length; k++) spent[k] = function.Cumulative(fractions[k], total);
        return spent;
    }

    public static double Crossing(double[] information, double[] upper, int sides)
    {
        double[] lower = Array.ConvertAll(upper, u => sides == 2 ? -u : double.NegativeInfinity);
        return SequentialExits.Of(information, upper, lower, 0).Upper.Sum();
    }

    private static double[] Shape(double[] fractions, double constant, double delta) =>
        Array.ConvertAll(fractions, t => constant * ElementaryMath.Pow(t, delta - 0.5));

    private static double[] HaybittlePeto(ReadOnlySpan<double> information, double early, double side, int sides)
    {
        double[] upper = new double[information.Length];
        var recursion = new SequentialRecursion(0);
        double left = side;
        for (int k = 0; k < upper.Length - 1; k++)
        {
            recursion.Advance(information[k]);
            upper[k] = early;
            left -= recursion.Above(early);
            recursion.Continue(sides == 2 ? -early : double.NegativeInfinity, early);
        }

        if (!(left > 0)) throw new DesignException("efficacy.earlyBound", $"{DesignCheck.Text(early)} spends more than alpha before the last look", "a higher bound");
        recursion.Advance(information[^1]);
        upper[^1] = recursion.UpperBound(left, Normal.UpperQuantile(side));
        return upper;
    }
}
