namespace Abscopal.Survival;

/// <summary>The entries of the rows of a sample.</summary>
/// <param name="Times">The time of entry of each row, in the unit of the sample.</param>
/// <param name="Ranks">For each row, the index of the last distinct exit time at or before its entry; -1 where there is none.</param>
internal sealed record EntryColumn(double[] Times, int[] Ranks);
