using System.Collections.Immutable;

namespace Abscopal.Trials.GroupSequential;

/// <summary>What the looks of a running or finished trial say, with bounds for the events that were really there.</summary>
/// <param name="Looks">The looks made.</param>
/// <param name="Inference">What can be said of the effect if the trial stops here.</param>
/// <param name="Rest">The chances of the looks to come, or null when the trial is over.</param>
/// <remarks>
/// Spending goes by the planned maximum of events, correlations by the events that were there, and a final look spends all
/// that is left: Jennison and Turnbull, 'Group Sequential Methods', 2000, section 7.2.
/// </remarks>
public sealed record SequentialReview(ImmutableArray<ReviewedLook> Looks, SequentialInference Inference, RemainingLooks? Rest)
{
    /// <summary>Reviews the looks made so far.</summary>
    /// <param name="options">The design; its fractions are not used.</param>
    /// <param name="planned">The planned events of the looks.</param>
    /// <param name="plannedLower">The planned futility bounds, null for none.</param>
    /// <param name="informationPerEvent">The information an event adds: the product of the allocation shares.</param>
    /// <param name="plannedEffect">The effect planned for, minus the log hazard ratio.</param>
    /// <param name="looks">The looks made, one or more.</param>
    /// <exception cref="DesignException">Looks are out of order, or the design has no spending function.</exception>
    public static SequentialReview Of(
        GroupSequentialOptions options, IReadOnlyList<int> planned, IReadOnlyList<double?> plannedLower, double informationPerEvent, double plannedEffect, IReadOnlyList<ObservedLook> looks)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(plannedLower);
        ArgumentNullException.ThrowIfNull(looks);
        DesignCheck.Positive(informationPerEvent, "informationPerEvent");
        CheckOrder(looks);
        double[] information = [.. looks.Select(look => look.Events * informationPerEvent)];
        double[] upper = new double[looks.Count];
        var reviewed = ImmutableArray.CreateBuilder<ReviewedLook>(looks.Count);
        for (int k = 0; k < looks.Count; k++)
        {
            ObservedLook look = looks[k];
            bool last = look.IsFinal || look.Events >= planned[^1];
            upper[k] = BoundaryUpdate.Efficacy(options, information[..(k + 1)], planned[^1] * informationPerEvent, last)[^1];
            double? lower = last || k >= plannedLower.Count - 1 ? null : plannedLower[k];
            double deviation = 1 / Math.Sqrt(information[k]);
            bool claims = look.Z >= upper[k] || (options.Sides == 2 && look.Z <= -upper[k]);
            LookDecision decision = claims ? LookDecision.Efficacy : last ? LookDecision.NoClaim : look.Z <= lower ? LookDecision.Futility : LookDecision.Continue;
            if (k < looks.Count - 1 && (claims || last)) throw new DesignException($"looks[{k + 1}]", $"comes after look {k + 1}, with which the trial was over", "no look after the last");
            reviewed.Add(new ReviewedLook(look, double.IsFinite(upper[k]) ? upper[k] : null, lower, decision, (look.Z - upper[k]) * deviation, (look.Z + upper[k]) * deviation));
        }

        var inference = SequentialInference.After(information, upper, looks[^1].Z, options.Alpha, options.Sides);
        bool over = reviewed[^1].Decision is LookDecision.Efficacy or LookDecision.NoClaim;
        return new SequentialReview(reviewed.MoveToImmutable(), inference, over ? null : RemainingLooks.Of(options, planned, plannedLower, informationPerEvent, plannedEffect, looks));
    }

    private static void CheckOrder(IReadOnlyList<ObservedLook> looks)
    {
        if (looks.Count == 0) throw new DesignException("looks", "are none", "one look or more");
        for (int k = 0; k < looks.Count; k++)
        {
            int before = k == 0 ? 0 : looks[k - 1].Events;
            if (looks[k].Events <= before) throw new DesignException($"looks[{k}].events", $"is {looks[k].Events}, not above {before}", "events rising from look to look");
            if (!double.IsFinite(looks[k].Z)) throw new DesignException($"looks[{k}].z", $"is {DesignCheck.Text(looks[k].Z)}", "a finite number");
        }
    }
}
