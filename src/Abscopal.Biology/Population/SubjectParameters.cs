namespace Abscopal.Biology.Population;

/// <summary>The parameters of virtual subjects, one array a parameter.</summary>
/// <param name="count">The number of subjects; arrays are padded to whole batches of eight.</param>
public sealed class SubjectParameters(int count)
{
    /// <summary>The number of subjects.</summary>
    public int Count => count;

    /// <summary>Growth rate, per day.</summary>
    public double[] Growth { get; } = Padded(count);

    /// <summary>Kill of sensitive cells by a cycle, logarithms.</summary>
    public double[] KillSensitive { get; } = Padded(count);

    /// <summary>Kill of resistant cells by a cycle, logarithms.</summary>
    public double[] KillResistant { get; } = Padded(count);

    /// <summary>Antigen presentation (MHC-I), 0 to 1.</summary>
    public double[] Presentation { get; } = Padded(count);

    /// <summary>Kill by effectors at rest without brake, per day.</summary>
    public double[] EffectorKill { get; } = Padded(count);

    /// <summary>Hazard of death at 100 cm³, per day.</summary>
    public double[] Hazard { get; } = Padded(count);

    /// <summary>Factor on the clearance of the checkpoint drug.</summary>
    public double[] Clearance { get; } = Padded(count);

    /// <summary>Volume of the primary at start, cm³.</summary>
    public double[] PrimaryVolume { get; } = Padded(count);

    /// <summary>Volume of distant lesions at start, cm³.</summary>
    public double[] DistantVolume { get; } = Padded(count);

    /// <summary>Volume in the brain at start, cm³.</summary>
    public double[] BrainVolume { get; } = Padded(count);

    /// <summary>Share of resistant cells at start.</summary>
    public double[] ResistantShare { get; } = Padded(count);

    /// <summary>A uniform number that decides on courses given to a share of subjects.</summary>
    public double[] Choice { get; } = Padded(count);

    /// <summary>A uniform number that places the dates of scans.</summary>
    public double[] ScanShift { get; } = Padded(count);

    /// <summary>An exponential number: the cumulative hazard at which the subject dies.</summary>
    public double[] Fate { get; } = Padded(count);

    private static double[] Padded(int count) => new double[(count + 7) / 8 * 8];
}
