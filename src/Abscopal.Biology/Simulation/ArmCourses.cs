namespace Abscopal.Biology.Simulation;

/// <summary>What became of the subjects of an arm.</summary>
/// <param name="gridDays">The days at which the cumulative hazard is kept, rising.</param>
/// <param name="count">The number of subjects.</param>
public sealed class ArmCourses(int[] gridDays, int count)
{
    /// <summary>The days of the cumulative hazard.</summary>
    public IReadOnlyList<int> GridDays => gridDays;

    /// <summary>The number of subjects.</summary>
    public int Count => count;

    /// <summary>Cumulative hazard by subject and grid day: subject s, day g at s times the number of days plus g.</summary>
    public double[] CumulativeHazard { get; } = new double[count * gridDays.Length];

    /// <summary>Day of the scan that showed progression; infinite when none did.</summary>
    public double[] ProgressionDay { get; } = new double[count];

    /// <summary>Whether a scan before progression showed a response.</summary>
    public bool[] Responded { get; } = new bool[count];

    /// <summary>Whether progression began in the brain.</summary>
    public bool[] BrainFirst { get; } = new bool[count];

    /// <summary>Survival at a grid day: the mean over subjects of exp(-cumulative hazard).</summary>
    /// <param name="grid">Index of the day.</param>
    /// <param name="hazardFactor">A factor on all hazards.</param>
    public double Survival(int grid, double hazardFactor = 1)
    {
        double sum = 0;
        for (int s = 0; s < count; s++) sum += Numerics.Elementary.ElementaryMath.Exp(-hazardFactor * CumulativeHazard[(s * gridDays.Length) + grid]);
        return sum / count;
    }

    /// <summary>Survival without progression at a grid day.</summary>
    /// <param name="grid">Index of the day.</param>
    /// <param name="hazardFactor">A factor on all hazards.</param>
    public double ProgressionFree(int grid, double hazardFactor = 1)
    {
        double sum = 0;
        for (int s = 0; s < count; s++)
        {
            if (ProgressionDay[s] > gridDays[grid]) sum += Numerics.Elementary.ElementaryMath.Exp(-hazardFactor * CumulativeHazard[(s * gridDays.Length) + grid]);
        }

        return sum / count;
    }

    /// <summary>Share of subjects whose scans showed a response.</summary>
    public double ResponseRate() => Responded.Count(r => r) / (double)count;

    /// <summary>Day of death when a subject dies at a cumulative hazard; infinite beyond the last grid day.</summary>
    /// <param name="subject">From 0.</param>
    /// <param name="fate">The cumulative hazard at death.</param>
    public double DeathDay(int subject, double fate)
    {
        ReadOnlySpan<double> hazard = CumulativeHazard.AsSpan(subject * gridDays.Length, gridDays.Length);
        double before = 0;
        double day = 0;
        for (int g = 0; g < hazard.Length; g++)
        {
            if (hazard[g] >= fate)
            {
                double share = hazard[g] > before ? (fate - before) / (hazard[g] - before) : 0;
                return day + (share * (gridDays[g] - day));
            }

            (before, day) = (hazard[g], gridDays[g]);
        }

        return double.PositiveInfinity;
    }
}
