using System.Collections.Immutable;

namespace Abscopal.Trials.EarlyPhase;

/// <summary>A row of a decision table: the counts of toxicities that go with each decision.</summary>
/// <param name="Subjects">Subjects of the dose.</param>
/// <param name="EscalateUpTo">Escalate with this many toxicities or fewer; null for never.</param>
/// <param name="DeescalateFrom">De-escalate from this many on.</param>
/// <param name="EliminateFrom">Give the dose up from this many on; null for never.</param>
public sealed record DoseDecisionRow(int Subjects, int? EscalateUpTo, int? DeescalateFrom, int? EliminateFrom)
{
    /// <summary>The table of a rule.</summary>
    /// <param name="decide">Toxicities and subjects of the current dose to decision: BOIN's or mTPI-2's.</param>
    /// <param name="mostSubjects">Rows from 1 to this many subjects.</param>
    public static ImmutableArray<DoseDecisionRow> Table(Func<int, int, DoseDecision> decide, int mostSubjects)
    {
        ArgumentNullException.ThrowIfNull(decide);
        if (mostSubjects is < 1 or > 1000) throw new DesignException("mostSubjects", $"is {mostSubjects}", "1 to 1000");
        return [.. Enumerable.Range(1, mostSubjects).Select(n => Of(decide, n))];
    }

    private static DoseDecisionRow Of(Func<int, int, DoseDecision> decide, int subjects)
    {
        DoseDecision[] all = [.. Enumerable.Range(0, subjects + 1).Select(x => decide(x, subjects))];
        int up = Array.FindLastIndex(all, d => d == DoseDecision.Escalate);
        return new DoseDecisionRow(
            subjects, up < 0 ? null : up, First(all, d => d is DoseDecision.Deescalate or DoseDecision.Eliminate), First(all, d => d == DoseDecision.Eliminate));
    }

    private static int? First(DoseDecision[] all, Predicate<DoseDecision> wanted)
    {
        int place = Array.FindIndex(all, wanted);
        return place < 0 ? null : place;
    }
}
