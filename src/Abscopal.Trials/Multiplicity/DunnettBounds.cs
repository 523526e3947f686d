using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Quadrature;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.Multiplicity;

/// <summary>Bounds common to several experimental arms that are compared with one control, at one look or two.</summary>
/// <remarks>
/// The comparisons are independent given the control's own path; their correlation at a look is the share of the
/// experimental arm among the two. Source: Dunnett, JASA 50 (1955) 1096-1121; with looks, Magirr, Jaki and Whitehead,
/// Biometrika 99 (2012) 494-501.
/// </remarks>
public static class DunnettBounds
{
    private const double Reach = 8;
    private static readonly GaussLegendre Rule = GaussLegendre.OfPoints(48);

    /// <summary>The bounds of Z at which the chance that any arm crosses by each look is what was spent by then, without effect.</summary>
    /// <param name="arms">The experimental arms.</param>
    /// <param name="information">The information fractions of one look or two, rising.</param>
    /// <param name="spent">The type I error of the family spent by each look, rising.</param>
    /// <param name="correlation">Between the comparisons of two arms at a look: 1/2 when all arms are of one size.</param>
    public static ImmutableArray<double> Of(int arms, IReadOnlyList<double> information, IReadOnlyList<double> spent, double correlation = 0.5)
    {
        ArgumentNullException.ThrowIfNull(information);
        ArgumentNullException.ThrowIfNull(spent);
        if (arms < 1) throw new DesignException("arms", $"are {arms}", "1 or more");
        if (information.Count is not (1 or 2)) throw new DesignException("looks", $"are {information.Count} with Dunnett bounds", "one look or two");
        if (spent.Count != information.Count) throw new DesignException("spent", $"are {spent.Count} for {information.Count} looks", "one a look");
        DesignCheck.Fractions(information, "information");
        DesignCheck.Fractions(spent, "spent");
        DesignCheck.Probability(correlation, "correlation");
        double first = Brent.Root(b => Crossing(arms, b, correlation) - spent[0], -8, 8, 1e-11);
        if (information.Count == 1) return [first];
        double share = information[0] / information[1];
        return [first, Brent.Root(b => Crossing(arms, first, b, share, correlation) - spent[1], -8, 8, 1e-11)];
    }

    /// <summary>The chance that any arm reaches the bound of a single look, without effect.</summary>
    /// <param name="arms">The experimental arms.</param>
    /// <param name="bound">The bound of Z.</param>
    /// <param name="correlation">Between the comparisons of two arms.</param>
    public static double Crossing(int arms, double bound, double correlation = 0.5)
    {
        double root = Math.Sqrt(correlation);
        double own = Math.Sqrt(1 - correlation);
        return 1 - Rule.Integrate(c => Normal.Density(c) * Power(Normal.Cumulative((bound - (root * c)) / own), arms), -Reach, Reach);
    }

    // Given the control's Z at both looks, an arm's own part stays below both bounds with a bivariate normal probability.
    private static double Crossing(int arms, double first, double second, double share, double correlation)
    {
        double root = Math.Sqrt(correlation);
        double own = Math.Sqrt(1 - correlation);
        double step = Math.Sqrt(share);
        double rest = Math.Sqrt(1 - share);
        double below = Rule.Integrate(
            c => Normal.Density(c) * Rule.Integrate(
                d => Normal.Density(d) * Power(Both((first - (root * c)) / own, (second - (root * ((step * c) + (rest * d)))) / own, step, rest), arms), -Reach, Reach),
            -Reach, Reach);
        return 1 - below;
    }

    private static double Both(double first, double second, double step, double rest)
    {
        double high = Math.Min(first, Reach);
        return high <= -Reach ? 0 : Rule.Integrate(x => Normal.Density(x) * Normal.Cumulative((second - (step * x)) / rest), -Reach, high);
    }

    private static double Power(double x, int exponent)
    {
        double product = 1;
        for (int i = 0; i < exponent; i++) product *= x;
        return product;
    }
}
