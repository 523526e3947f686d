using System.Collections.Immutable;

namespace Abscopal.Trials.GroupSequential;

/// <summary>The bounds of a trial whose looks did not come where they were planned.</summary>
public static class BoundaryUpdate
{
    /// <summary>Efficacy bounds for the information that was really there.</summary>
    /// <param name="options">The design, with spending efficacy bounds.</param>
    /// <param name="information">What was there at each look so far, for example events.</param>
    /// <param name="plannedMaximum">What was planned for the last look, in the same unit.</param>
    /// <param name="isFinal">Whether the last look given is the trial's last; it then spends all alpha that is left, short or over.</param>
    /// <returns>The bounds of Z of the looks given.</returns>
    /// <remarks>
    /// Spending goes by the planned maximum, correlations by the real information, so an over-run final look spends what
    /// earlier looks left. Source: Jennison and Turnbull, 'Group Sequential Methods', 2000, section 7.2.
    /// </remarks>
    public static ImmutableArray<double> Efficacy(GroupSequentialOptions options, IReadOnlyList<double> information, double plannedMaximum, bool isFinal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(information);
        options.Check();
        DesignCheck.Positive(plannedMaximum, "plannedMaximum");
        if (options.Efficacy is not EfficacyRule.SpendingRule rule)
            throw new DesignException("efficacy", "has no spending function to update by", "a spending function");
        if (information.Count == 0) throw new DesignException("information", "is empty", "one look or more");
        double side = options.Alpha / options.Sides;
        double last = information[^1];
        double[] scaled = new double[information.Count];
        double[] spent = new double[information.Count];
        for (int k = 0; k < scaled.Length; k++)
        {
            if (!(information[k] > (k == 0 ? 0 : information[k - 1]))) throw new DesignException("information", $"{DesignCheck.Text(information[k])} is out of order", "rising, above 0");
            scaled[k] = information[k] / last;
            spent[k] = k == scaled.Length - 1 && isFinal ? side : rule.Function.Cumulative(information[k] / plannedMaximum, side);
        }

        return [.. BoundSolver.Spend(scaled, spent, options.Sides)];
    }
}
