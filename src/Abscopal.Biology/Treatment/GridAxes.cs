using System.Collections.Immutable;

namespace Abscopal.Biology.Treatment;

/// <summary>What a grid of regimens varies; every combination is a cell.</summary>
public sealed record GridAxes
{
    /// <summary>The most cells that a file may ask for.</summary>
    public const int GreatestCells = 2000;

    /// <summary>Doses per fraction, Gy, rising.</summary>
    public ImmutableArray<double> DosesGy { get; init; } = [1, 2, 3, 5, 8];

    /// <summary>Numbers of fractions, rising.</summary>
    public ImmutableArray<int> Fractions { get; init; } = [1, 3, 5, 10];

    /// <summary>Whether distant sites are irradiated beside the primary.</summary>
    public ImmutableArray<bool> Distant { get; init; } = [false, true];

    /// <summary>Days of the first fraction, rising.</summary>
    public ImmutableArray<int> FirstDays { get; init; } = [0, 63];

    /// <summary>Names of partners; null for none.</summary>
    public ImmutableArray<string?> Partners { get; init; } = [null, "sting-agonist"];

    /// <summary>The number of combinations.</summary>
    public int Cells => DosesGy.Length * Fractions.Length * Distant.Length * FirstDays.Length * Partners.Length;
}
