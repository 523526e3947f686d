using System.Collections.Immutable;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The exact operating characteristics of monitoring efficacy, toxicity, or both at the same looks.</summary>
/// <param name="Looks">Subjects at the looks.</param>
/// <param name="Efficacy">Of each look, this many responses or fewer stop; null for never.</param>
/// <param name="Toxicity">Of each look, this many toxicities or more stop; null for never.</param>
public sealed record JointMonitoring(ImmutableArray<int> Looks, ImmutableArray<int?> Efficacy, ImmutableArray<int?> Toxicity)
{
    /// <summary>The boundaries of a plan.</summary>
    /// <param name="looks">Subjects at the looks, rising; the last is the whole trial.</param>
    /// <param name="efficacy">The rule for responses, a futility rule, or null.</param>
    /// <param name="toxicity">The rule for toxicities, of excess, or null.</param>
    public static JointMonitoring From(IReadOnlyList<int> looks, MonitoringRule? efficacy, MonitoringRule? toxicity)
    {
        ArgumentNullException.ThrowIfNull(looks);
        MonitoringRule.CheckLooks(looks);
        if (looks[^1] > 500) throw new DesignException("looks", $"end at {looks[^1]} subjects", "at most 500");
        if (efficacy is null && toxicity is null) throw new DesignException("monitoring", "watches nothing", "efficacy, toxicity or both");
        if (efficacy is { Rule: StoppingRule.Excess }) throw new DesignException("efficacy.rule", "stops for too many responses", "a futility rule");
        if (toxicity is { Rule: not StoppingRule.Excess }) throw new DesignException("toxicity.rule", "stops for too few toxicities", "excess");
        ImmutableArray<int?> none = [.. looks.Select(_ => (int?)null)];
        return new JointMonitoring([.. looks], efficacy?.Boundary(looks) ?? none, toxicity?.Boundary(looks) ?? none);
    }

    /// <summary>What happens under true rates.</summary>
    /// <param name="response">The response rate, 0 to 1.</param>
    /// <param name="toxicity">The toxicity rate, 0 to 1.</param>
    /// <param name="both">The rate of response with toxicity; null for independent outcomes.</param>
    public MonitoringCharacteristics Under(double response, double toxicity, double? both = null)
    {
        Rate(response, "response");
        Rate(toxicity, "toxicity");
        double joint = both ?? (response * toxicity);
        if (!(joint <= Math.Min(response, toxicity) + 1e-12 && joint >= Math.Max(0, response + toxicity - 1) - 1e-12))
            throw new DesignException("both", $"is {DesignCheck.Text(joint)}", $"{DesignCheck.Text(Math.Max(0, response + toxicity - 1))} to {DesignCheck.Text(Math.Min(response, toxicity))}");
        int total = Looks[^1];
        double[,] alive = new double[total + 1, total + 1];
        alive[0, 0] = 1;
        var futile = ImmutableArray.CreateBuilder<double>(Looks.Length);
        var toxic = ImmutableArray.CreateBuilder<double>(Looks.Length);
        double left = 1;
        double expected = 0;
        int subjects = 0;
        for (int k = 0; k < Looks.Length; k++)
        {
            expected += left * (Looks[k] - subjects);
            for (; subjects < Looks[k]; subjects++) Next(alive, subjects, joint, response - joint, toxicity - joint);
            (double futility, double excess) = Stop(alive, subjects, Efficacy[k], Toxicity[k]);
            futile.Add(futility);
            toxic.Add(excess);
            left -= futility + excess;
        }

        return new MonitoringCharacteristics(response, toxicity, futile.MoveToImmutable(), toxic.MoveToImmutable(), Math.Max(0, left), expected);
    }

    private static void Rate(double rate, string key)
    {
        if (!(rate >= 0 && rate <= 1)) throw new DesignException(key, $"is {DesignCheck.Text(rate)}", "0 to 1");
    }

    // One more subject, in place from the highest counts down.
    private static void Next(double[,] alive, int subjects, double both, double responseOnly, double toxicityOnly)
    {
        double neither = Math.Max(0, 1 - both - responseOnly - toxicityOnly);
        for (int x = subjects + 1; x >= 0; x--)
        {
            for (int y = subjects + 1; y >= 0; y--)
            {
                double mass = neither * alive[x, y];
                if (x > 0) mass += responseOnly * alive[x - 1, y];
                if (y > 0) mass += toxicityOnly * alive[x, y - 1];
                if (x > 0 && y > 0) mass += both * alive[x - 1, y - 1];
                alive[x, y] = mass;
            }
        }
    }

    private static (double Futility, double Excess) Stop(double[,] alive, int subjects, int? most, int? fewest)
    {
        (double futility, double excess) = (0, 0);
        for (int x = 0; x <= subjects; x++)
        {
            for (int y = 0; y <= subjects; y++)
            {
                if (y >= fewest) excess += alive[x, y];
                else if (x <= most) futility += alive[x, y];
                else continue;
                alive[x, y] = 0;
            }
        }

        return (futility, excess);
    }
}
