using Abscopal.Numerics.Random;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>The operating characteristics of BOIN with late toxicities: waiting for every window, or imputing the pending ones.</summary>
/// <param name="Doses">Choices, subjects and toxicities.</param>
/// <param name="MeanDuration">The mean time from the first arrival to the last assessment.</param>
/// <param name="MeanWaits">The mean number of times accrual waited because over half of the subjects were pending.</param>
/// <remarks>Source: Yuan, Lin, Li, Nie and Warren, Clinical Cancer Research 24 (2018) 4921-4930.</remarks>
public sealed record LateToxicitySimulation(DoseFindingSimulation Doses, double MeanDuration, double MeanWaits)
{
    private const uint Purpose = 22;

    /// <summary>Simulates.</summary>
    /// <param name="options">The trial.</param>
    /// <param name="impute">Whether pending subjects are imputed (TITE-BOIN); else every cohort waits for its whole window.</param>
    public static LateToxicitySimulation Run(LateToxicityOptions options, bool impute = true)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        int doses = options.Rates.Count;
        double[] selected = new double[doses];
        double[] subjects = new double[doses];
        (double none, double toxicities, double duration, double waits) = (0, 0, 0, 0);
        for (int trial = 0; trial < options.Trials; trial++)
        {
            var one = new Trial(options, impute, (uint)trial);
            int? chosen = one.Run();
            if (chosen is { } dose) selected[dose]++;
            else none++;
            for (int d = 0; d < doses; d++) subjects[d] += one.Treated[d];
            toxicities += one.Toxic.Sum();
            duration += one.End;
            waits += one.Waits;
        }

        double n = options.Trials;
        var counts = new DoseFindingSimulation(options.Trials, [.. selected.Select(x => x / n)], none / n, [.. subjects.Select(x => x / n)], toxicities / n);
        return new LateToxicitySimulation(counts, duration / n, waits / n);
    }

    private sealed class Trial(LateToxicityOptions options, bool impute, uint number)
    {
        private readonly List<(int Dose, double Entry, double Toxicity)> _subjects = [];
        private RandomStream _stream = new(options.Seed, new StreamAddress(Purpose, number, 0));
        private int _top = options.Rates.Count - 1;
        private double _now;

        public int[] Treated { get; } = new int[options.Rates.Count];

        public int[] Toxic { get; } = new int[options.Rates.Count];

        public double End { get; private set; }

        public int Waits { get; private set; }

        public int? Run()
        {
            int dose = 0;
            for (int cohort = 0; cohort < options.Cohorts; cohort++)
            {
                for (int i = 0; i < options.CohortSize; i++) Enter(dose);
                if (cohort == options.Cohorts - 1) break;
                _now += _stream.NextExponential() / options.AccrualRate;
                int? next = Decide(dose);
                if (next is null) return Finish(stopped: true);
                dose = next.Value;
            }

            return Finish(stopped: false);
        }

        private void Enter(int dose)
        {
            if (_subjects.Count > 0 && Treated.Sum() % options.CohortSize != 0) _now += _stream.NextExponential() / options.AccrualRate;
            double time = double.PositiveInfinity;
            bool toxic = _stream.NextUniform() < options.Rates[dose];
            bool late = _stream.NextUniform() < options.LateShare;
            double place = _stream.NextUniform();
            if (toxic) time = options.Window * 0.5 * (place + (late ? 1 : 0));
            _subjects.Add((dose, _now, time));
            Treated[dose]++;
            Toxic[dose] += toxic ? 1 : 0;
        }

        // At the arrival of the next cohort; a decision that must wait is tried again at each end of a window.
        private int? Decide(int dose)
        {
            while (true)
            {
                (DoseDecision? decision, double retry) = At(dose);
                if (decision is { } made) return Move(dose, made);
                Waits++;
                _now = retry;
            }
        }

        private (DoseDecision? Decision, double Retry) At(int dose)
        {
            int toxic = 0;
            int assessed = 0;
            double retry = double.PositiveInfinity;
            double last = 0;
            var pending = new List<double>();
            foreach ((int at, double entry, double toxicity) in _subjects)
            {
                if (at != dose) continue;
                double ends = entry + Math.Min(toxicity, options.Window);
                if (ends <= _now)
                {
                    assessed++;
                    toxic += toxicity <= options.Window ? 1 : 0;
                    continue;
                }

                pending.Add((_now - entry) / options.Window);
                retry = Math.Min(retry, ends);
                last = Math.Max(last, ends);
            }

            if (impute) return (options.Design.DecideWithPending(toxic, assessed, pending), retry);
            return pending.Count > 0 ? (null, last) : (options.Design.Decide(toxic, assessed), 0);
        }

        private int? Move(int dose, DoseDecision decision)
        {
            if (decision == DoseDecision.Eliminate) _top = dose - 1;
            if (_top < 0) return null;
            return decision switch
            {
                DoseDecision.Escalate => Math.Min(dose + 1, _top),
                DoseDecision.Stay => Math.Min(dose, _top),
                _ => Math.Max(dose - 1, 0),
            };
        }

        private int? Finish(bool stopped)
        {
            End = _subjects.Max(s => s.Entry + Math.Min(s.Toxicity, options.Window));
            if (stopped) return null;
            while (_top >= 0 && Treated[_top] > 0 && options.Design.Decide(Toxic[_top], Treated[_top]) == DoseDecision.Eliminate) _top--;
            return DoseFindingSimulation.Select(Toxic, [.. Treated.Select((n, d) => d <= _top ? n : 0)], options.Design.Target);
        }
    }
}
