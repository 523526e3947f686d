namespace Abscopal.Biology.Prediction;

/// <summary>How a regimen is predicted.</summary>
public sealed record PredictionOptions
{
    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Subjects of the predicted trial; null for the regimen's own number.</summary>
    public int? Subjects { get; init; }

    /// <summary>Trials simulated; null for as many as about 12,000 subjects make, from 100 to 400.</summary>
    public int? Replicates { get; init; }

    /// <summary>Level of the intervals.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>Added share of responsive tumours under <see cref="Explanation.MoreResponders"/> (assumed).</summary>
    public double MoreResponders { get; init; } = 0.3;

    /// <summary>Threads; changes no bit of the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether the rivals are predicted too.</summary>
    public bool Rivals { get; init; } = true;

    /// <summary>A trial of the calibration whose fitted effect is taken; null for a new trial.</summary>
    public int? FittedTrial { get; init; }

    internal int ReplicatesFor(int subjects) => Replicates ?? Math.Clamp(12_000 / subjects, 100, 400);
}
