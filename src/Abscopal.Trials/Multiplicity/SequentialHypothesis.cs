using Abscopal.Numerics.Distributions;
using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Multiplicity;

/// <summary>A hypothesis of a graph that is tested at several looks.</summary>
/// <param name="InformationFractions">The information fractions of the looks made so far, rising, at most 1.</param>
/// <param name="PValues">The one-sided p values there.</param>
/// <param name="Spending">How its error is spent, at whatever level it has.</param>
public sealed record SequentialHypothesis(IReadOnlyList<double> InformationFractions, IReadOnlyList<double> PValues, SpendingFunction Spending)
{
    /// <summary>The first look that rejects at an error, from 1, or null.</summary>
    /// <param name="level">The error the hypothesis has.</param>
    public int? RejectedAt(double level)
    {
        DesignCheck.Fractions(InformationFractions, "informationFractions");
        if (PValues.Count != InformationFractions.Count) throw new DesignException("pValues", $"are {PValues.Count}", $"one for each of {InformationFractions.Count} looks");
        double[] bounds = BoundSolver.Spend([.. InformationFractions], BoundSolver.Cumulative(InformationFractions, Spending, level), 1);
        for (int k = 0; k < bounds.Length; k++)
        {
            if (PValues[k] <= Normal.UpperTail(bounds[k])) return k + 1;
        }

        return null;
    }
}
