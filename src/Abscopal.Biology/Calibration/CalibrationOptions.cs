namespace Abscopal.Biology.Calibration;

/// <summary>How long and with which seed the calibration searches. Every number here changes its result.</summary>
public sealed record CalibrationOptions
{
    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 20270101;

    /// <summary>Virtual subjects of the search.</summary>
    public int Subjects { get; init; } = 256;

    /// <summary>Populations that search without knowing of each other.</summary>
    public int Islands { get; init; } = 2;

    /// <summary>Chains of a population.</summary>
    public int Chains { get; init; } = 28;

    /// <summary>Generations; the first half warms up and is thrown away.</summary>
    public int Generations { get; init; } = 100;

    /// <summary>Power of the likelihood, above 0 to 1: below 1 for what the model cannot be.</summary>
    public double Power { get; init; } = 0.5;

    /// <summary>Fresh virtual subjects that weigh the members.</summary>
    public int FreshSubjects { get; init; } = 2048;

    /// <summary>Draws kept of each chain, evenly over the second half.</summary>
    public int Kept { get; init; } = 2;

    /// <summary>A search short enough to show, of a few minutes.</summary>
    public static CalibrationOptions Demonstration { get; } = new() { Subjects = 128, Islands = 2, Chains = 16, Generations = 24, FreshSubjects = 512 };

    /// <summary>A search for a night.</summary>
    public static CalibrationOptions Overnight { get; } = new() { Subjects = 1024, Islands = 8, Chains = 48, Generations = 600, FreshSubjects = 8192, Kept = 4 };
}
