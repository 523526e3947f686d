using System.Collections.Immutable;

namespace Abscopal.Trials.GroupSequential;

/// <summary>The chances of the looks that are still to come.</summary>
/// <param name="Events">Their planned events.</param>
/// <param name="Upper">Their efficacy bounds of Z, for the events that were there and are planned.</param>
/// <param name="UnderPlan">The conditional power with the effect planned for.</param>
/// <param name="UnderTrend">The conditional power if the effect goes on as seen.</param>
/// <param name="UnderNull">The conditional power without effect.</param>
/// <param name="Predictive">The predictive power over a flat prior.</param>
public sealed record RemainingLooks(ImmutableArray<int> Events, ImmutableArray<double> Upper, double UnderPlan, double UnderTrend, double UnderNull, double Predictive)
{
    internal static RemainingLooks Of(
        GroupSequentialOptions options, IReadOnlyList<int> planned, IReadOnlyList<double?> plannedLower, double informationPerEvent, double plannedEffect, IReadOnlyList<ObservedLook> looks)
    {
        int[] places = [.. Enumerable.Range(0, planned.Count).Where(k => planned[k] > looks[^1].Events)];
        int[] events = [.. places.Select(k => planned[k])];
        double[] rest = [.. events.Select(e => e * informationPerEvent)];
        double[] all = [.. looks.Select(look => look.Events * informationPerEvent), .. rest];
        ImmutableArray<double> upper = BoundaryUpdate.Efficacy(options, all, planned[^1] * informationPerEvent, isFinal: true)[looks.Count..];
        double[] lower = [.. places.Select((k, j) => options.Sides == 2 ? -upper[j] : k == planned.Count - 1 ? double.NegativeInfinity : plannedLower[k] ?? double.NegativeInfinity)];
        double z = looks[^1].Z;
        double now = all[looks.Count - 1];
        double Power(double effect) => ConditionalPower.OfRest(z, now, rest, upper, lower, effect);
        return new RemainingLooks([.. events], upper, Power(plannedEffect), Power(z / Math.Sqrt(now)), Power(0), ConditionalPower.PredictiveOfRest(z, now, rest, upper, lower));
    }
}
