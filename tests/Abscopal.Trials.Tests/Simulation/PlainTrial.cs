using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;
using Abscopal.Trials.Simulation;

namespace Abscopal.Trials.Tests.Simulation;

/// <summary>The trial loop once more, as plainly as it can be said: one subject, one look, one event time at a time.</summary>
internal static class PlainTrial
{
    private sealed record Subject(double Entry, double Exit, bool IsEvent, int Arm)
    {
        public double Calendar => Entry + Exit;
    }

    public static TrialOutcome Run(TrialSimulationOptions options, int scenario, uint trial)
    {
        List<Subject> subjects = Draw(options, scenario, trial);
        double cut = 0;
        int unreached = 0;
        for (int k = 0; k < options.Looks.Count; k++)
        {
            SimulatedLook look = options.Looks[k];
            cut = Cut(subjects, look.Trigger, cut, ref unreached);
            (double z, int events, int entered) = LogRank(subjects, cut);
            if (look.Upper is { } upper && z >= upper) return new TrialOutcome(k + 1, true, false, z, events, entered, cut, unreached, 1);
            if (look.Lower is { } lower && z <= lower) return new TrialOutcome(k + 1, false, true, z, events, entered, cut, unreached, 0);
            if (k == options.Looks.Count - 1) return new TrialOutcome(k + 1, false, false, z, events, entered, cut, unreached, 0);
        }

        throw new InvalidOperationException("A trial has at least one look.");
    }

    private static double Cut(List<Subject> subjects, LookTrigger trigger, double before, ref int unreached)
    {
        double cut = before;
        if (trigger.Time is { } time) cut = Math.Max(cut, time);
        if (trigger.MinimumFollowUp is { } followUp) cut = Math.Max(cut, subjects.Max(s => s.Entry) + followUp);
        if (trigger.Events is not { } target) return cut;
        double[] events = [.. subjects.Where(s => s.IsEvent && double.IsFinite(s.Calendar)).Select(s => s.Calendar).Order()];
        if (events.Length >= target) return Math.Max(cut, events[target - 1]);
        unreached++;
        double last = subjects.Max(s => s.Entry);
        foreach (Subject s in subjects.Where(s => double.IsFinite(s.Calendar))) last = Math.Max(last, s.Calendar);
        return Math.Max(cut, last);
    }

    private static (double Z, int Events, int Entered) LogRank(List<Subject> subjects, double cut)
    {
        var seen = subjects.Where(s => s.Entry < cut)
            .Select(s => (Time: s.Calendar <= cut ? s.Exit : cut - s.Entry, Event: s.IsEvent && s.Calendar <= cut, s.Arm)).ToList();
        double score = 0;
        double variance = 0;
        foreach (double time in seen.Where(s => s.Event).Select(s => s.Time).Distinct().Order())
        {
            double atRisk = seen.Count(s => s.Time >= time);
            double experimental = seen.Count(s => s.Time >= time && s.Arm == 1);
            double deaths = seen.Count(s => s.Event && s.Time == time);
            double observed = seen.Count(s => s.Event && s.Time == time && s.Arm == 1);
            double share = experimental / atRisk;
            score += (deaths * share) - observed;
            if (atRisk > 1) variance += deaths * share * (1 - share) * (atRisk - deaths) / (atRisk - 1);
        }

        return (variance > 0 ? score / Math.Sqrt(variance) : 0, seen.Count(s => s.Event), seen.Count);
    }

    private static List<Subject> Draw(TrialSimulationOptions options, int scenario, uint trial)
    {
        TrialScenario truth = options.Scenarios[scenario];
        ulong seed = options.Seed | ((ulong)(truth.Stream ?? scenario) << 32);
        var subjects = new List<Subject>();
        double expected = 0;
        for (int i = 0; i < options.Subjects; i++)
        {
            var arrivals = new RandomStream(seed, new StreamAddress(2, trial, (uint)i));
            expected -= ElementaryMath.Log(arrivals.NextUniform());
            double entry = options.Accrual.Inverse(options.Timing == AccrualTiming.Even ? i + 0.5 : expected);
            int arm = Arm(options.Allocation, seed, trial, i);
            var stream = new RandomStream(seed, new StreamAddress(1, trial, (uint)i));
            double time = (arm == 0 ? truth.Control : truth.Experimental).Inverse(-ElementaryMath.Log(stream.NextUniform()));
            double dropout = (arm == 0 ? truth.ControlDropout : truth.ExperimentalDropout).Inverse(-ElementaryMath.Log(stream.NextUniform()));
            subjects.Add(new Subject(entry, Math.Min(time, dropout), time <= dropout, arm));
        }

        return subjects;
    }

    private static int Arm(AllocationRule rule, ulong seed, uint trial, int subject)
    {
        int size = rule.Control + rule.Experimental;
        int place = subject % size;
        if (!rule.Permuted) return ((place + 1) * rule.Experimental / size) - (place * rule.Experimental / size);
        int[] arms = [.. Enumerable.Repeat(0, rule.Control), .. Enumerable.Repeat(1, rule.Experimental)];
        var stream = new RandomStream(seed, new StreamAddress(3, trial, (uint)(subject / size)));
        for (int j = size - 1; j > 0; j--)
        {
            int other = stream.NextInt32(j + 1);
            (arms[j], arms[other]) = (arms[other], arms[j]);
        }

        return arms[place];
    }
}
