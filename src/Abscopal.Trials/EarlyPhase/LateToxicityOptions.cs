namespace Abscopal.Trials.EarlyPhase;

/// <summary>A dose-finding trial whose toxicities may come late, for example after radiotherapy.</summary>
public sealed record LateToxicityOptions
{
    /// <summary>The rule.</summary>
    public required BoinDesign Design { get; init; }

    /// <summary>The true rates of the doses within the window.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>The length of the assessment window.</summary>
    public required double Window { get; init; }

    /// <summary>Subjects arriving per time, at random.</summary>
    public required double AccrualRate { get; init; }

    /// <summary>The share of toxicities that come in the second half of the window, uniformly within each half.</summary>
    public double LateShare { get; init; } = 0.5;

    /// <summary>Cohorts of a trial.</summary>
    public int Cohorts { get; init; } = 10;

    /// <summary>Subjects of a cohort.</summary>
    public int CohortSize { get; init; } = 3;

    /// <summary>Trials.</summary>
    public int Trials { get; init; } = 2000;

    /// <summary>The seed; the stream of a trial is (purpose 22, trial, 0).</summary>
    public ulong Seed { get; init; } = 1;

    internal void Check()
    {
        if (Rates.Count == 0) throw new DesignException("rates", "are none", "one or more doses");
        for (int d = 0; d < Rates.Count; d++)
        {
            if (!(Rates[d] >= 0 && Rates[d] <= 1)) throw new DesignException($"rates[{d}]", $"is {DesignCheck.Text(Rates[d])}", "0 to 1");
        }

        DesignCheck.Positive(Window, "window");
        DesignCheck.Positive(AccrualRate, "accrualRate");
        if (!(LateShare >= 0 && LateShare <= 1)) throw new DesignException("lateShare", $"is {DesignCheck.Text(LateShare)}", "0 to 1");
        if (Cohorts < 1 || CohortSize < 1 || Trials < 1) throw new DesignException("simulation", "has no cohorts, subjects or trials", "at least one of each");
    }
}
